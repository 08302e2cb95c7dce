package io.github.launchd4j.testkit.conformance;

import static org.junit.jupiter.api.Assumptions.abort;

import io.github.launchd4j.plist.Job;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** launchd of macOS, in the domain of the user. Written from launchctl(1); not yet run on a Mac. */
final class Real implements Launchd {
  private static final Pattern LAST_EXIT = Pattern.compile("last exit code = (\\d+)");

  private final Set<String> loaded = new HashSet<>();
  private final String uid;
  private final String domain;

  Real() throws IOException, InterruptedException {
    uid = output("/usr/bin/id", "-u").strip();
    domain = "gui/" + uid;
  }

  @Override
  public int bootstrap(Path plist, Job job) throws IOException, InterruptedException {
    int status = launchctl("bootstrap", domain, plist.toString());
    if (status == 0) {
      loaded.add(domain + "/" + job.label());
    }
    return status;
  }

  @Override
  public int bootstrapInto(String session, Path plist) throws IOException, InterruptedException {
    int status = launchctl("bootstrap", session + "/" + uid, plist.toString());
    if (status == 0) {
      loaded.add(session + "/" + uid + "/" + label(plist));
    }
    return status;
  }

  /** Files of the suite are named after it. */
  private static String label(Path plist) {
    return plist.getFileName().toString().replaceFirst("\\.plist$", "");
  }

  @Override
  public void enable(String session, String label, boolean on)
      throws IOException, InterruptedException {
    launchctl(on ? "enable" : "disable", session + "/" + uid + "/" + label);
  }

  @Override
  public int bootout(String label) throws IOException, InterruptedException {
    return bootoutTarget(domain + "/" + label);
  }

  private int bootoutTarget(String target) throws IOException, InterruptedException {
    int status = launchctl("bootout", target);
    while (launchctl("print", target) == 0) {
      Thread.sleep(100); // bootout returns before it is done
    }
    loaded.remove(target);
    return status;
  }

  @Override
  public void kickstart(String label, boolean kill) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("kickstart"));
    if (kill) {
      words.add("-k");
    }
    words.add(domain + "/" + label);
    launchctl(words.toArray(String[]::new));
  }

  @Override
  public String lastExit(String label) throws IOException, InterruptedException {
    Matcher matcher = LAST_EXIT.matcher(output("/bin/launchctl", "print", domain + "/" + label));
    return matcher.find() ? matcher.group(1) : "";
  }

  @Override
  public boolean isRoot() {
    return false; // these are agents
  }

  @Override
  public void advance(Duration span) {
    abort("the time of a real launchd cannot be moved");
  }

  @Override
  public Duration settling() {
    return Duration.ofSeconds(3);
  }

  @Override
  public void close() throws IOException {
    try {
      for (String target : List.copyOf(loaded)) {
        bootoutTarget(target);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int launchctl(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/bin/launchctl"));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    return process.waitFor();
  }

  private static String output(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
