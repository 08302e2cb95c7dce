package io.github.launchd4j.plist.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.json.JsonReader;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemandsTest {

  static PlistDictionary plist(String keys) throws PlistException {
    return JsonReader.read("{" + keys.replace('\'', '"') + "}");
  }

  private static Demands demands(String keys) throws PlistException {
    return Demands.of(plist(keys));
  }

  private static String key(Optional<Entry> entry) {
    return entry.map(Entry::key).orElse("-");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'RunAtLoad': true | RunAtLoad",
        "'RunAtLoad': false | -",
        "'KeepAlive': true | KeepAlive",
        "'KeepAlive': false | -",
        "'KeepAlive': {} | -",
        "'OnDemand': false | OnDemand",
        "'OnDemand': true | -",
        "'KeepAlive': false, 'OnDemand': false | OnDemand",
        "'KeepAlive': {'SuccessfulExit': false} | SuccessfulExit",
        "'KeepAlive': {'SuccessfulExit': true} | SuccessfulExit",
        "'KeepAlive': {'Crashed': true} | Crashed",
        "'KeepAlive': {'Crashed': false} | Crashed",
        "'KeepAlive': {'PathState': {'/etc/passwd': true}} | -",
        "'KeepAlive': {'OtherJobEnabled': {'com.example.other': true}} | -",
        "'KeepAlive': {'NetworkState': true} | -",
        "'KeepAlive': {'SuccessfulExit': true, 'AfterInitialDemand': true} | -",
        "'KeepAlive': {'SuccessfulExit': true, 'AfterInitialDemand': false} | SuccessfulExit",
        "'RunAtLoad': true, 'KeepAlive': {'AfterInitialDemand': true} | -",
        "'OnDemand': false, 'KeepAlive': {'AfterInitialDemand': true} | -",
        "'StartInterval': 60 | -",
      })
  void aStartAtLoadHasAnEntryThatIsTheReason(String keys, String reason) throws Exception {
    assertEquals(reason, key(demands(keys).startsAtLoad()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        // after              exit 0           exit 3           SIGSEGV          SIGTERM
        "'RunAtLoad': true | - | - | - | -",
        "'KeepAlive': true | KeepAlive | KeepAlive | KeepAlive | KeepAlive",
        "'OnDemand': false, 'KeepAlive': {'SuccessfulExit': false} | OnDemand | OnDemand | OnDemand | OnDemand",
        "'KeepAlive': {'SuccessfulExit': true} | SuccessfulExit | - | - | -",
        "'KeepAlive': {'SuccessfulExit': false} | - | SuccessfulExit | SuccessfulExit | SuccessfulExit",
        "'KeepAlive': {'Crashed': true} | - | - | Crashed | -",
        "'KeepAlive': {'Crashed': false} | Crashed | Crashed | - | Crashed",
        "'KeepAlive': {'Crashed': true, 'SuccessfulExit': true} | SuccessfulExit | - | Crashed | -",
        "'KeepAlive': {'AfterInitialDemand': true} | AfterInitialDemand | AfterInitialDemand | AfterInitialDemand | AfterInitialDemand",
        "'KeepAlive': {'AfterInitialDemand': true, 'SuccessfulExit': false} | - | SuccessfulExit | SuccessfulExit | SuccessfulExit",
        "'KeepAlive': {'AfterInitialDemand': true, 'NetworkState': true} | AfterInitialDemand | AfterInitialDemand | AfterInitialDemand | AfterInitialDemand",
        "'KeepAlive': true, 'LaunchOnlyOnce': true | - | - | - | -",
      })
  void aRestartHasAnEntryThatIsTheReason(
      String keys, String success, String failure, String crash, String term) throws Exception {
    Demands demands = demands(keys);
    assertEquals(
        List.of(success, failure, crash, term),
        List.of(
            key(demands.restartsAfter(0, 0)),
            key(demands.restartsAfter(3, 0)),
            key(demands.restartsAfter(0, 11)),
            key(demands.restartsAfter(0, 15))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'Sockets': {'S': {}}, 'MachServices': {'com.example.m': true} | Connection MachMessage",
        "'Sockets': {'S': [{}]} | Connection",
        "'Sockets': {} | -",
        "'Sockets': {'S': []} | -",
        "'Sockets': {'S': 'web'} | -",
        "'StartInterval': 60 | Every",
        "'StartInterval': 0 | -",
        "'StartInterval': -5 | -",
        "'StartInterval': 2.0 | -",
        "'StartInterval': '60' | -",
        "'StartInterval': 4294967295 | Every",
        "'StartInterval': 4294967296 | -",
        "'StartCalendarInterval': {} | At",
        "'StartCalendarInterval': [{'Hour': 24}, {'Hour': 3}] | At",
        "'StartCalendarInterval': {'Weekday': 9} | -",
        "'StartCalendarInterval': [] | -",
        "'WatchPaths': ['/a'], 'QueueDirectories': ['/b'] | Changed Filled",
        "'WatchPaths': '/a' | -",
        "'StartOnMount': true | Mount",
        "'StartOnMount': 1 | -",
        "'LaunchEvents': {'com.apple.iokit.matching': {'usb': {}}} | Stream",
        "'LaunchEvents': {} | -",
        "'KeepAlive': {'PathState': {'/a': true, '/b': false}} | WhilePath WhilePath",
        "'KeepAlive': {'OtherJobEnabled': {'a': true}, 'OtherJobActive': {'b': false}} | WhileJob WhileJob",
        "'KeepAlive': {'NetworkState': true} | -",
        "'KeepAlive': {'successfulexit': true, 'crashed': true} | AfterCrash",
        "'runatload': true | AtLoad",
        "'RunAtLoad': 'true' | -",
        "'RemoteServices': {'com.example.r': {}} | Other",
        "'Program': '/bin/ls', 'Label': 'com.example.ls' | -",
        "'BundleProgram': 'Contents/MacOS/x' | -",
      })
  void whatLaunchdIgnoresIsNotADemand(String keys, String kinds) throws Exception {
    Demands demands = demands(keys);
    assertEquals(kinds, kinds(demands.all()));
    assertEquals(kinds.equals("-"), demands.isEmpty());
  }

  private static String kinds(List<Demand> demands) {
    return demands.isEmpty()
        ? "-"
        : demands.stream()
            .map(each -> each.getClass().getSimpleName())
            .collect(Collectors.joining(" "));
  }

  @Test
  void afterInitialDemandLeavesTheFirstStartToConnectionsAndMessages() throws Exception {
    String held =
        "'RunAtLoad': true, 'StartInterval': 5, 'KeepAlive': {'AfterInitialDemand': true}";
    assertTrue(demands(held).isEmpty());
    assertEquals("Connection", kinds(demands(held + ", 'Sockets': {'S': {}}").first()));
  }

  @Test
  void aPathOfPathStateIsMetWhenItIsThereOrIsNot() throws Exception {
    List<Demand.WhilePath> paths =
        demands("'KeepAlive': {'PathState': {'/a': true, '/b': false}}")
            .all(Demand.WhilePath.class);
    assertTrue(paths.get(0).isMet("/a"::equals));
    assertTrue(paths.get(1).isMet("/a"::equals));
    assertEquals(List.of(false, false), paths.stream().map(p -> p.isMet("/b"::equals)).toList());
  }

  @Test
  void theLastOfEqualKeysCounts() throws Exception {
    PlistDictionary off = plist("'RunAtLoad': false");
    PlistDictionary on = plist("'RunAtLoad': true");
    assertTrue(Demands.of(both(on, off)).isEmpty());
    assertEquals("AtLoad", kinds(Demands.of(both(off, on)).all()));
    assertEquals("AtLoad", kinds(Demands.of(both(on, on)).all()));
  }

  private static PlistDictionary both(PlistDictionary first, PlistDictionary second) {
    return new PlistDictionary(List.of(first.entries().get(0), second.entries().get(0)));
  }
}
