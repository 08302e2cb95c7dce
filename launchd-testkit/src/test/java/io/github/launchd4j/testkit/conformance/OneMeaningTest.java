package io.github.launchd4j.testkit.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.Validator;
import io.github.launchd4j.plist.explain.Explanation;
import io.github.launchd4j.plist.explain.Explanation.Topic;
import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.life.Demand;
import io.github.launchd4j.plist.life.Demands;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.testkit.LaunchdDomain;
import io.github.launchd4j.testkit.LaunchdService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What starts a job: explain, the emulator and the rules give one answer. */
class OneMeaningTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ZonedDateTime BEFORE_SUMMER_TIME =
      ZonedDateTime.parse("2027-03-27T22:10:30+01:00[Europe/Berlin]");
  private static final String SOCKETS =
      "Sockets={L={SockServiceName=\"0\",SockNodeName=127.0.0.1}} ";

  @TempDir private Path folder;
  private long begun;
  private Duration moved = Duration.ZERO;

  private PlistDictionary job(String label, String keys) throws IOException {
    String rest = keys.replaceAll("(\\w+)=real:([0-9.]+)", "").strip();
    StringBuilder xml = new StringBuilder("<plist><dict><key>Label</key><string>" + label);
    xml.append("</string><key>ProgramArguments</key><array><string>/bin/echo</string></array>");
    Matcher real = Pattern.compile("(\\w+)=real:([0-9.]+)").matcher(keys);
    while (real.find()) {
      xml.append("<key>%s</key><real>%s</real>".formatted(real.group(1), real.group(2)));
    }
    PlistDictionary job = PlistFile.read((xml + "</dict></plist>").getBytes(UTF_8));
    for (PlistDictionary.Entry entry :
        Keys.parse(rest.replace("SOCKETS ", SOCKETS).strip()).entries()) {
      job = job.with(entry.key(), entry.value());
    }
    return job;
  }

  private static List<String> explained(PlistDictionary job, Topic topic, Clock clock) {
    return Explanation.of(job, Optional.empty(), clock).sections().stream()
        .filter(section -> section.topic() == topic)
        .flatMap(section -> section.sentences().stream())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "KeepAlive={Crashed=true}                                  | STARTS |",
        "KeepAlive={Crashed=false}                                 | STARTS | LP407",
        "KeepAlive={SuccessfulExit=false}                          | STARTS |",
        "KeepAlive={PathState={\"/etc/passwd\"=true}}              | STARTS |",
        "KeepAlive={PathState={\"/etc/passwd\"=false}}             | WAITS  |",
        "RunAtLoad=true KeepAlive={AfterInitialDemand=true}        | NEVER  | LP409",
        "KeepAlive=false OnDemand=false                            | STARTS | LP410 LP416",
        "KeepAlive={SuccessfulExit=false} OnDemand=false           | STARTS | LP410 LP416",
        "KeepAlive={NetworkState=true}                             | NEVER  | LP409",
        "StartInterval=real:2.0                                    | NEVER  | LP409",
        "StartInterval=9999999999                                  | NEVER  | LP409",
        "SOCKETS KeepAlive={SuccessfulExit=false,AfterInitialDemand=true} | WAITS |",
        "SOCKETS KeepAlive={Crashed=true}                          | STARTS | LP402",
        "SOCKETS OnDemand=false                                    | STARTS | LP401 LP410",
        "StartCalendarInterval={Weekday=9}                         | NEVER  | LP409",
        "StartCalendarInterval={}                                  | WAITS  |",
        "KeepAlive=true ThrottleInterval=3600                      | STARTS | LP410",
        "KeepAlive=true LaunchOnlyOnce=true                        | STARTS | LP410 LP411",
        "RunAtLoad=true                                            | STARTS |",
        "RunAtLoad=false                                           | NEVER  | LP409",
      })
  void whatStartsAJobHasOneAnswer(String keys, Start start, String codes) throws Exception {
    PlistDictionary job = job("com.example.job", keys);
    List<String> starts = explained(job, Topic.STARTS, Clock.systemUTC());
    boolean byPath = Demands.of(job).has(Demand.WhilePath.class);

    tryInTheEmulator(job, start);
    assertEquals(
        start == Start.STARTS && !byPath, any(starts, "As soon as it is loaded"), starts::toString);
    assertEquals(start == Start.NEVER, any(starts, "Never automatically"), starts::toString);
    assertEquals(codes == null ? "" : codes, codes(job));
  }

  private enum Start {
    STARTS,
    WAITS,
    NEVER
  }

  private void tryInTheEmulator(PlistDictionary job, Start start) throws Exception {
    try (LaunchdDomain domain = LaunchdDomain.builder().startingAt(BEFORE_SUMMER_TIME).start()) {
      LaunchdService service = domain.bootstrap(written("com.example.job", job));
      if (start == Start.STARTS) {
        service.awaitStarts(1, PATIENCE);
      } else {
        // What is due by then has been started: paths are looked at, and a job that waits for time
        // waits for at least as long.
        domain.advance(start == Start.WAITS ? Duration.ofSeconds(5) : Duration.ofDays(8));
        LaunchdService other =
            domain.bootstrap(
                written("com.example.other", job("com.example.other", "RunAtLoad=true")));
        other.awaitStarts(1, PATIENCE);
        assertEquals(0, service.starts(), "starts in the emulator");
      }
    }
  }

  private Path written(String label, PlistDictionary job) throws IOException {
    Path file = folder.resolve(label + ".plist");
    PlistFile.write(file, job);
    Files.setAttribute(file, "unix:mode", 0644);
    return file;
  }

  private static boolean any(List<String> sentences, String beginning) {
    return sentences.stream().anyMatch(each -> each.startsWith(beginning));
  }

  /** What the rules say of the job's life; that it has no ProcessType is another matter. */
  private static String codes(PlistDictionary job) {
    return String.join(
        " ",
        Validator.validate(job).stream()
            .map(finding -> finding.code().name())
            .filter(code -> code.startsWith("LP4") && !code.equals("LP412"))
            .sorted()
            .distinct()
            .toList());
  }

  @Test
  void theThrottleIsToldAsTheFileHasIt() throws Exception {
    PlistDictionary job = job("com.example.job", "KeepAlive=true ThrottleInterval=3600");
    assertTrue(
        Validator.validate(job).stream()
            .anyMatch(
                finding ->
                    finding.code() == Code.LP410
                        && finding.message().endsWith("every 3600 seconds")));
    assertTrue(
        explained(job, Topic.STOPS, Clock.systemUTC()).stream()
            .anyMatch(sentence -> sentence.contains("1 hour apart")));
  }

  @Test
  void theNextTimesOfExplainAreTheEmulators() throws Exception {
    Clock clock = Clock.fixed(BEFORE_SUMMER_TIME.toInstant(), BEFORE_SUMMER_TIME.getZone());
    Random random = new Random(842);
    List<Scheduled> all = new ArrayList<>();
    begun = System.nanoTime();
    try (LaunchdDomain domain = LaunchdDomain.builder().startingAt(BEFORE_SUMMER_TIME).start()) {
      for (int i = 0; i < 40; i++) {
        PlistDictionary job =
            job("com.example.job" + i, "StartCalendarInterval=" + interval(random));
        Path file = written("com.example.job" + i, job);
        String next = explained(job, Topic.NEXT_TIMES, clock).get(0);
        all.add(new Scheduled(domain.bootstrap(file), time(next), job));
      }
      all.sort((one, other) -> one.due.compareTo(other.due));
      for (Scheduled each : all) {
        advanceTo(each.due.minusSeconds(30), domain);
        assertEquals(0, each.service.starts(), each::toString);
        advanceTo(each.due, domain);
        each.service.awaitStarts(1, PATIENCE);
      }
    }
  }

  private record Scheduled(LaunchdService service, ZonedDateTime due, PlistDictionary job) {}

  /** The domain's clock goes on by itself meanwhile, and is not to be moved past that time. */
  private void advanceTo(ZonedDateTime time, LaunchdDomain domain) {
    ZonedDateTime now = BEFORE_SUMMER_TIME.plusNanos(System.nanoTime() - begun).plus(moved);
    if (now.isBefore(time)) {
      Duration left = Duration.between(now, time);
      domain.advance(left);
      moved = moved.plus(left);
    }
  }

  private static ZonedDateTime time(String sentence) {
    return ZonedDateTime.parse(
        sentence, DateTimeFormatter.ofPattern("EEEE, yyyy-MM-dd HH:mm:ss VV", Locale.ENGLISH));
  }

  private static String interval(Random random) {
    List<String> parts = new ArrayList<>();
    parts.add("Minute=" + random.nextInt(60));
    if (random.nextInt(3) > 0) {
      parts.add("Hour=" + random.nextInt(random.nextBoolean() ? 4 : 24));
    }
    if (random.nextInt(3) == 0) {
      parts.add("Weekday=" + random.nextInt(8));
    }
    if (random.nextInt(4) == 0) {
      parts.add("Day=" + (1 + random.nextInt(31)));
    }
    return "{" + String.join(",", parts) + "}";
  }
}
