package io.github.launchd4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is handed out, and the script that starts it. */
class ExecutableJarIT {

  private static final Path RULES =
      Path.of("..", "launchd-plist-gen", "src", "test", "resources", "rules");
  private static final Path JAR = Path.of("target/launchd4j.jar").toAbsolutePath();
  private static final Path SCRIPT = Path.of("bin/launchd4j").toAbsolutePath();
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final String BAD =
      Path.of("src/test/resources/cli/jobs/com.example.web.plist").toString();

  private static final int NOBODY = 65534;

  /** How a run ended. */
  private record Run(int status, String output) {}

  @Test
  void the_jar_runs_by_itself_with_and_without_picocli() throws Exception {
    Run plain = run(Path.of("."), JAVA.toString(), "-jar", JAR.toString(), "validate", BAD);
    assertEquals(1, plain.status, plain.output);
    assertTrue(plain.output.contains("[LP203]"), plain.output);
    assertEquals(
        plain,
        run(
            Path.of("."),
            JAVA.toString(),
            "-jar",
            JAR.toString(),
            "validate",
            "--format",
            "text",
            BAD));
  }

  /** Linking lambdas would be most of a run: docs/command-line.md, "How fast it is". */
  @Test
  void validate_links_no_lambda_of_ours_for_a_sound_file() throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(JAVA.toString(), "-Xlog:class+load", "-jar", JAR.toString(), "validate"));
    try (Stream<Path> fixtures = Files.walk(RULES)) {
      for (Path file : fixtures.toList()) {
        if (file.toString().matches(".*/good-[^/]*\\.plist")
            && Files.readAllBytes(file)[0] == '<') {
          command.add(file.toString());
        }
      }
    }
    assertTrue(command.size() > 100, "sound files");
    Run run = run(Path.of("."), command.toArray(String[]::new));
    assertEquals(0, run.status, run.output);
    assertTrue(run.output.contains("io.github.launchd4j.plist.rule.Rules "), run.output);
    assertEquals(
        List.of(),
        run.output
            .lines()
            .filter(line -> line.contains("io.github.launchd4j") && line.contains("$$Lambda"))
            .toList());
  }

  @Test
  void the_jar_holds_no_module_and_nothing_twice() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> names = jar.stream().map(entry -> entry.getName()).toList();
      assertEquals(names.stream().distinct().toList(), names);
      assertTrue(names.stream().noneMatch(name -> name.endsWith("module-info.class")));
    }
  }

  @Test
  void the_script_says_the_same_before_and_after_it_has_an_archive(@TempDir Path cache)
      throws Exception {
    Run first = run(cache, ordinary(cache, SCRIPT, "validate", BAD));
    assertEquals(1, first.status, first.output);
    awaitArchive(cache);
    assertEquals(first, run(cache, ordinary(cache, SCRIPT, "validate", BAD)));
    Path link = Files.createSymbolicLink(cache.resolve("link"), SCRIPT);
    assertEquals(first, run(cache, ordinary(cache, link, "validate", BAD)));
    Run version = run(cache, ordinary(cache, SCRIPT, "--version"));
    assertEquals("launchd4j " + System.getProperty("project.version") + "\n", version.output);
  }

  /** An archive holds bytecode, and sudo keeps HOME on a Mac. */
  @Test
  void the_script_makes_and_takes_no_archive_as_root(@TempDir Path cache) throws Exception {
    assumeTrue(
        System.getProperty("user.name").equals("root"), "only root can try what root must not do");
    String validate = "validate";
    Run first = run(cache, ordinary(cache, SCRIPT, validate, BAD));
    Path archive = awaitArchive(cache);
    long size = Files.size(archive);
    Files.write(archive, new byte[10]); // a JVM that took it would say so
    assertEquals(first, run(cache, SCRIPT.toString(), validate, BAD));
    Files.delete(archive);
    assertEquals(first, run(cache, SCRIPT.toString(), validate, BAD));
    Thread.sleep(500);
    assertFalse(Files.exists(archive), "root left an archive, size " + size);
  }

  /** The script as a user without power, who owns the cache. */
  private static String[] ordinary(Path cache, Path script, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      for (Path folder = JAR.getParent(); folder != null; folder = folder.getParent()) {
        assumeTrue(
            Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE),
            folder + " is closed to the user that root lends the script");
      }
      Files.setAttribute(cache, "unix:uid", NOBODY);
      command.addAll(
          List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
    }
    command.add(script.toString());
    command.addAll(List.of(arguments));
    return command.toArray(String[]::new);
  }

  @Test
  void the_script_runs_where_it_may_write_nothing() throws Exception {
    assertEquals(1, run(Path.of("/dev/null"), SCRIPT.toString(), "validate", BAD).status);
  }

  @Test
  void the_script_says_which_java_is_not_there() throws Exception {
    ProcessBuilder builder = new ProcessBuilder(SCRIPT.toString(), "--version");
    builder.environment().remove("LAUNCHD4J_JAVA");
    builder.environment().put("JAVA_HOME", "/nonexistent");
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(2, process.waitFor(), output);
    assertTrue(output.contains("no java: /nonexistent/bin/java is not there"), output);
  }

  /** It is made in the background. */
  private static Path awaitArchive(Path cache) throws Exception {
    for (int i = 0; i < 600; i++) {
      try (Stream<Path> files = Files.walk(cache)) {
        Optional<Path> archive =
            files.filter(file -> file.toString().matches(".*/java\\.\\d+\\.(aot|jsa)")).findFirst();
        if (archive.isPresent()) {
          return archive.get();
        }
      }
      Thread.sleep(100);
    }
    throw new AssertionError("no archive came to be in " + cache);
  }

  private static Run run(Path cache, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("XDG_CACHE_HOME", cache.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("LAUNCHD4J_JAVA");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }
}
