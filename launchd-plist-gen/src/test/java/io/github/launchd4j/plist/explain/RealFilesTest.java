package io.github.launchd4j.plist.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.explain.Explanation.Topic;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.life.Demands;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for each real property list, where they lie beside the checkout. */
class RealFilesTest {

  private static final String NEVER = "Never automatically: only by `launchctl kickstart`.";
  private static final Path ANYWHERE = Path.of("/Library");

  @Test
  void every_file_that_can_be_read_is_explained_in_all_that_every_job_has() throws IOException {
    List<String> faults = new ArrayList<>();
    for (Map.Entry<Path, PlistDictionary> job : jobs().entrySet()) {
      for (Topic topic :
          List.of(Topic.PROGRAM, Topic.USER, Topic.STARTS, Topic.STOPS, Topic.SET_UP)) {
        List<String> told = told(job.getValue(), Optional.of(job.getKey()), topic);
        expect(!told.isEmpty(), job.getKey(), "nothing about " + topic, faults);
      }
    }
    assertEquals(List.of(), faults);
  }

  @Test
  void a_job_never_starts_by_itself_if_and_only_if_nothing_demands_it() throws IOException {
    List<String> faults = new ArrayList<>();
    for (Map.Entry<Path, PlistDictionary> job : jobs().entrySet()) {
      boolean never = told(job.getValue(), Optional.empty(), Topic.STARTS).contains(NEVER);
      expect(
          never == Demands.of(job.getValue()).isEmpty(), job.getKey(), "never: " + never, faults);
    }
    assertEquals(List.of(), faults);
  }

  @Test
  void a_job_that_runs_only_once_has_no_next_times_and_is_not_started_again() throws IOException {
    List<String> faults = new ArrayList<>();
    for (Map.Entry<Path, PlistDictionary> job : jobs().entrySet()) {
      if (Demands.of(job.getValue()).once().isPresent()) {
        List<String> next = told(job.getValue(), Optional.empty(), Topic.NEXT_TIMES);
        expect(next.isEmpty(), job.getKey(), "next times", faults);
        boolean again =
            told(job.getValue(), Optional.empty(), Topic.STOPS).stream()
                .anyMatch(sentence -> sentence.contains("again"));
        expect(!again, job.getKey(), "again", faults);
      }
    }
    assertEquals(List.of(), faults);
  }

  @Test
  void an_agent_is_never_told_as_a_daemon_nor_a_daemon_as_an_agent() throws IOException {
    List<String> faults = new ArrayList<>();
    for (Map.Entry<Path, PlistDictionary> job : jobs().entrySet()) {
      for (String folder : List.of("LaunchAgents", "LaunchDaemons")) {
        Path file = ANYWHERE.resolve(folder).resolve("job.plist");
        String text = Explanation.of(job.getValue(), Optional.of(file), clock()).toText();
        boolean agent = folder.equals("LaunchAgents");
        expect(!text.contains(agent ? "As a daemon" : "As an agent"), job.getKey(), text, faults);
        expect(!agent || !text.contains("root"), job.getKey(), "root: " + text, faults);
      }
    }
    assertEquals(List.of(), faults);
  }

  private static void expect(boolean right, Path file, String fault, List<String> faults) {
    if (!right) {
      faults.add(file + ": " + fault);
    }
  }

  private static List<String> told(PlistDictionary job, Optional<Path> file, Topic topic) {
    return Explanation.of(job, file, clock()).sections().stream()
        .filter(section -> section.topic() == topic)
        .flatMap(section -> section.sentences().stream())
        .toList();
  }

  private static Clock clock() {
    return Clock.systemUTC();
  }

  private static Map<Path, PlistDictionary> jobs() throws IOException {
    Map<Path, PlistDictionary> jobs = new TreeMap<>();
    for (Path file : files()) {
      try {
        jobs.put(file, PlistFile.read(file));
      } catch (PlistException unreadable) {
        // Two files that are templates of something else.
      }
    }
    return jobs;
  }

  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("corpus", "third-party")) {
      try (Stream<Path> found = Files.walk(folder(folder))) {
        found.filter(file -> file.toString().endsWith(".plist")).forEach(files::add);
      }
    }
    return files;
  }

  private static Path folder(String name) {
    return Stream.iterate(Path.of("").toAbsolutePath(), f -> f != null, Path::getParent)
        .map(folder -> folder.resolve("shared").resolve(name))
        .filter(Files::isDirectory)
        .findFirst()
        .orElseGet(() -> abort("needs real property lists in shared/" + name));
  }
}
