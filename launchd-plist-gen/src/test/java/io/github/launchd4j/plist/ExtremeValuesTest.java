package io.github.launchd4j.plist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.launchd4j.plist.key.Key;
import io.github.launchd4j.plist.key.KeyTable;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistData;
import io.github.launchd4j.plist.tree.PlistDate;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistReal;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.plist.tree.Position;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every key of the table with every kind of value at its limits: no exception but ours. */
class ExtremeValuesTest {

  private static final List<PlistValue> EXTREMES = extremes();

  private static final List<List<String>> COMMANDS =
      List.of(
          List.of("/usr/bin/java", "-jar", "/opt/web.jar"),
          List.of("/bin/sh", "-c", "cd /opt && exec java -jar web.jar &"));

  @Test
  void no_value_of_any_key_brings_an_exception_but_ours() {
    List<String> thrown = new ArrayList<>();
    int tried = 0;
    for (Key key : KeyTable.all()) {
      for (PlistValue extreme : EXTREMES) {
        for (List<String> command : COMMANDS) {
          PlistDictionary job = place(job(command), key, extreme);
          tried++;
          try {
            FuzzTarget.use(job);
          } catch (RuntimeException | StackOverflowError | AssertionError e) {
            thrown.add(key.parent() + " " + key.name() + " = " + extreme + ": " + e);
          }
        }
      }
    }
    assertEquals(List.of(), thrown);
    assertFalse(tried < 10_000, () -> "the table is longer than that");
  }

  private static PlistDictionary job(List<String> command) {
    return Job.builder("com.example.web")
        .programArguments(command)
        .socket("Listeners", SocketEntry.tcp(8080))
        .startCalendarInterval(CalendarInterval.cron("0 3 28 2 *"))
        .build()
        .toPropertyList();
  }

  /** Puts the key where the table has it: in the job, in one of its dictionaries, or one deeper. */
  private static PlistDictionary place(PlistDictionary job, Key key, PlistValue value) {
    if (key.parent().equals(KeyTable.TOP)) {
      return job.with(key.name(), value);
    }
    if (!key.parent().endsWith(".*")) {
      return job.with(key.parent(), dictionary(job, key.parent()).with(key.name(), value));
    }
    String parent = key.parent().substring(0, key.parent().length() - 2);
    PlistDictionary named = dictionary(job, parent);
    PlistDictionary inner = dictionary(named, "Listeners").with(key.name(), value);
    return job.with(parent, named.with("Listeners", inner));
  }

  private static PlistDictionary dictionary(PlistDictionary parent, String key) {
    return parent.get(key).orElse(null) instanceof PlistDictionary there
        ? there
        : PlistDictionary.EMPTY;
  }

  private static List<PlistValue> extremes() {
    Stream<PlistValue> integers =
        Stream.of("0", "-1", "65536", "2147483648", "9223372036854775807", "18446744073709551615")
            .map(number -> new PlistInteger(new BigInteger(number), Position.NONE));
    Stream<PlistValue> least =
        Stream.of(Long.MIN_VALUE, (long) Integer.MIN_VALUE)
            .map(number -> new PlistInteger(BigInteger.valueOf(number), Position.NONE));
    Stream<PlistValue> strings =
        Stream.of(
                "", " ", "/", "-", "=", "$", "~/", "%s%n$1\\", "\0\r\n", "\ud800", "9".repeat(5000))
            .map(PlistString::new);
    List<PlistValue> plain =
        Stream.of(integers, least, strings, others()).flatMap(values -> values).toList();
    Stream<PlistValue> inArrays =
        plain.stream().map(value -> new PlistArray(List.of(value, value), Position.NONE));
    Stream<PlistValue> inDictionaries =
        plain.stream().map(value -> PlistDictionary.EMPTY.with("", value));
    return Stream.of(plain.stream(), inArrays, inDictionaries).flatMap(values -> values).toList();
  }

  private static Stream<PlistValue> others() {
    return Stream.of(
        new PlistBoolean(true, Position.NONE),
        new PlistBoolean(false, Position.NONE),
        new PlistReal(Double.NaN, Position.NONE),
        new PlistReal(-Double.MAX_VALUE, Position.NONE),
        new PlistDate(Instant.EPOCH, Position.NONE),
        new PlistData(new byte[0], Position.NONE),
        new PlistArray(List.of(), Position.NONE),
        PlistDictionary.EMPTY);
  }
}
