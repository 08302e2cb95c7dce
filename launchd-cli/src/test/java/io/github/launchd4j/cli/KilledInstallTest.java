package io.github.launchd4j.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.testkit.LaunchdControl;
import io.github.launchd4j.testkit.LaunchdDomain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An upgrade is killed by SIGKILL at any moment: launchd has the old job or the new one soon after,
 * and the next installation finishes the work. {@code -Dinstall.kills=1000} kills as often. The
 * number of kills after each step is printed, with what was then in place.
 */
@Timeout(value = 3, unit = TimeUnit.HOURS)
class KilledInstallTest {
  private static final String LABEL = "com.example.web";
  private static final int STEPS = 11;
  private static final int KILLS = Integer.getInteger("install.kills", STEPS);
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private Path folder = Path.of("");
  private Path agents = Path.of("");
  private Path launchctl = Path.of("");
  private final Map<String, Integer> table = new TreeMap<>();

  @Test
  void a_service_outlives_the_death_of_its_installer() throws Exception {
    agents = folder.resolve("LaunchAgents");
    Path socket = folder.resolve("control");
    Random random = new Random(20261125);
    try (LaunchdDomain domain = LaunchdDomain.builder().control(socket).start()) {
      launchctl = LaunchdControl.launchctl(folder.resolve("bin"), socket);
      write(0);
      install();
      for (int i = 1; i <= KILLS; i++) {
        byte[] old = Files.readAllBytes(agents.resolve(LABEL + ".plist"));
        byte[] fresh = write(i);
        String step = kill(i % STEPS, random);
        awaitLoaded(domain, step);
        byte[] there = Files.readAllBytes(agents.resolve(LABEL + ".plist"));
        String which =
            Stream.of(old, fresh).anyMatch(each -> Arrays.equals(each, there)) ? "whole" : "broken";
        assertEquals("whole", which, step);
        table.merge(step + ": " + (Arrays.equals(old, there) ? "old" : "new"), 1, Integer::sum);
        install();
        assertArrayEquals(fresh, Files.readAllBytes(agents.resolve(LABEL + ".plist")), step);
        assertTrue(domain.service(LABEL).isPresent(), step);
        try (Stream<Path> left = Files.list(agents.resolve(".launchd4j").resolve(LABEL))) {
          assertEquals(List.of("last.plist"), left.map(KilledInstallTest::name).toList(), step);
        }
        if (i % 100 == 0 || i == KILLS) {
          System.out.println(i + " kills: " + table);
        }
      }
    }
  }

  /** It may take ExitTimeOut, and no patience is named: {@code -Dinstall.exitTimeOut=90}. */
  @Test
  void a_job_that_ignores_SIGTERM_is_waited_for_as_long_as_it_may_take() throws Exception {
    int seconds = Integer.getInteger("install.exitTimeOut", 2);
    agents = folder.resolve("LaunchAgents");
    Path socket = folder.resolve("control");
    try (LaunchdDomain domain = LaunchdDomain.builder().control(socket).start()) {
      launchctl = LaunchdControl.launchctl(folder.resolve("bin"), socket);
      writeStubborn("first", seconds);
      install();
      awaitFile("first");
      writeStubborn("second", seconds);
      long took = install();
      assertTrue(took >= seconds * 1000L, "it was not waited for: " + took);
      awaitFile("second");
      writeStubborn("third", seconds);
      Process hasty = start("--patience", "0");
      String said = new String(hasty.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(2, hasty.waitFor(), said);
      assertTrue(said.contains("a shell in the background loads"), said);
      Files.delete(folder.resolve("second"));
      awaitFile("second"); // the old job again, by the shell
      assertTrue(domain.service(LABEL).isPresent());
      install();
      awaitFile("third");
    }
    assertFalse(Files.exists(ran()), () -> "by the user's PATH: " + read(ran()));
  }

  private void writeStubborn(String name, int exitTimeOut) throws IOException {
    String script = "trap '' TERM; : >%s; while :; do sleep 1; done";
    Job job =
        Job.builder(LABEL)
            .programArguments("/bin/sh", "-c", script.formatted(folder.resolve(name)))
            .runAtLoad(true)
            .exitTimeOut(exitTimeOut)
            .build();
    PlistFile.write(folder.resolve("web.plist"), job.toPropertyList());
  }

  private void awaitFile(String name) throws InterruptedException {
    long end = System.nanoTime() + SOON.toNanos() + Duration.ofMinutes(3).toNanos();
    while (!Files.exists(folder.resolve(name))) {
      assertTrue(System.nanoTime() - end < 0, name + " never ran");
      Thread.sleep(20);
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private void awaitLoaded(LaunchdDomain domain, String step) throws InterruptedException {
    long end = System.nanoTime() + SOON.toNanos();
    while (domain.service(LABEL).isEmpty()) {
      assertTrue(System.nanoTime() - end < 0, "nothing is loaded after a kill at: " + step);
      Thread.sleep(20);
    }
  }

  /** Kills an installation a little after a step, and says after which it was. */
  private String kill(int after, Random random) throws Exception {
    Process process = start();
    while (process.isAlive() && steps().size() <= after) {
      Thread.onSpinWait();
    }
    Thread.sleep(random.nextInt(20));
    process.destroyForcibly().waitFor();
    List<String> taken = steps();
    return taken.isEmpty()
        ? "before the first step, or after the last"
        : taken.get(taken.size() - 1).replaceAll("(?<= )/\\S*/(?=\\S)|^/\\S*/", "");
  }

  /** What the journal says: the name of the upgrade, and the steps. */
  private List<String> steps() throws IOException {
    Path journal = agents.resolve(".launchd4j").resolve(LABEL).resolve("journal");
    try {
      List<String> lines = Files.readAllLines(journal);
      return lines.isEmpty()
          ? lines
          : Stream.concat(Stream.of("begun"), lines.stream().skip(1)).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /** Milliseconds that a whole installation takes. */
  private long install() throws Exception {
    long begin = System.nanoTime();
    Process process = start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(2, TimeUnit.MINUTES));
    assertEquals(0, process.exitValue(), output);
    return Duration.ofNanos(System.nanoTime() - begin).toMillis();
  }

  private Process start(String... options) throws IOException {
    String uid = Files.getAttribute(folder, "unix:uid").toString();
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Launchd4j.class.getName(), "install", "--domain", "gui/" + uid));
    command.addAll(List.of("--directory", agents.toString()));
    command.addAll(List.of("--launchctl", launchctl.toString()));
    command.addAll(List.of(options));
    command.add(folder.resolve("web.plist").toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().merge("PATH", evil().toString(), (old, evil) -> evil + ":" + old);
    return builder.start();
  }

  /** A folder of a user with the names of programs: what is run as root must not be found there. */
  private Path evil() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("evil"));
    for (String name : List.of("id", "lsof", "launchctl", "sh", "sleep", "cp", "mv", "env")) {
      Path program = bin.resolve(name);
      Files.writeString(program, "#!/bin/sh\necho %s >>'%s'\n".formatted(name, ran()));
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    return bin;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private Path ran() {
    return folder.resolve("evil-ran");
  }

  private byte[] write(int version) throws IOException {
    Job job =
        Job.builder(LABEL)
            .programArguments("/bin/sleep", Integer.toString(60 + version))
            .runAtLoad(true)
            .build();
    Path file = folder.resolve("web.plist");
    PlistFile.write(file, job.toPropertyList());
    return Files.readAllBytes(file);
  }
}
