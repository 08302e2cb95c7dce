package io.github.launchd4j.testkit.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.testkit.Jdks;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs with a module-info, compiled and run by every JDK at hand with nothing on their module
 * path but what the POMs of the library bring: no JSpecify, no JUnit.
 */
@Timeout(120)
class ModularProgramTest {
  private static final List<String> CORE = List.of("launchd-socket-core", "jna");
  private static final List<String> TESTKIT =
      List.of("launchd-socket-core", "jna", "launchd-testkit", "launchd-plist-gen", "dd-plist");

  private static final String SERVER =
      """
      package app;
      import io.github.launchd4j.socket.LaunchdSockets;
      public class App {
        public static void main(String[] args) throws Exception {
          System.out.print(LaunchdSockets.diagnose());
          var listener = LaunchdSockets.activate("Web").get(0);
          System.out.println("activated " + listener.isOpen());
        }
      }
      """;

  private static final String EMULATION =
      """
      package app;
      import io.github.launchd4j.plist.Job;
      import io.github.launchd4j.testkit.LaunchdEmulator;
      public class App {
        public static void main(String[] args) throws Exception {
          Job job = Job.builder("com.example.nothing").program("/bin/ls").build();
          try (LaunchdEmulator launchd = LaunchdEmulator.builder(job).start()) {
            System.out.println("starts " + launchd.starts());
          }
        }
      }
      """;

  @TempDir private Path folder = Path.of("");

  static Stream<Path> jdks() {
    return Jdks.homes();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aServerNeedsTheCoreAndJnaAlone(Path jdk) throws Exception {
    compile(jdk, CORE, "requires io.github.launchd4j.socket;", SERVER);
    List<String> lines = emulated(command(jdk, CORE, List.of()));
    assertTrue(lines.contains("activated true"), lines::toString);
    assertTrue(
        lines.contains("way into the JDK: by JNI's DefineClass, no flag needed"), lines::toString);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aProgramThatUsesTheTestkitNeedsNoJUnit(Path jdk) throws Exception {
    compile(jdk, TESTKIT, "requires io.github.launchd4j.testkit;", EMULATION);
    assertEquals("starts 0\n", run(command(jdk, TESTKIT, List.of())));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aPackageThatIsOpenToTheCoreIsUsed(Path jdk) throws Exception {
    compile(jdk, CORE, "requires io.github.launchd4j.socket;", SERVER);
    List<String> options = new ArrayList<>(opening());
    if (Jdks.feature(jdk) >= 24) {
      options.add("--illegal-native-access=deny"); // JNA would fail
    }
    List<String> lines = emulated(command(jdk, CORE, options));
    assertTrue(lines.contains("activated true"), lines::toString);
    assertTrue(
        lines.contains("way into the JDK: by Add-Opens or --add-opens java.base/sun.nio.ch"),
        lines::toString);
    assertTrue(
        lines.stream().anyMatch(line -> line.startsWith("\"Web\": descriptor 3 is a listening")),
        lines::toString);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void deniedNativeAccessNamesTheModuleOfJna(Path jdk) throws Exception {
    assumeTrue(Jdks.feature(jdk) >= 24, jdk + " has no --illegal-native-access");
    compile(jdk, CORE, "requires io.github.launchd4j.socket;", SERVER);
    String deny = "--illegal-native-access=deny";
    List<String> lines = emulated(command(jdk, CORE, List.of(deny)));
    String failure =
        lines.stream().filter(line -> line.contains("cannot activate")).findFirst().orElseThrow();
    assertTrue(failure.contains("IllegalCallerException"), failure);
    assertTrue(failure.contains("give java --enable-native-access=com.sun.jna;"), failure);
    List<String> allowed = List.of(deny, "--enable-native-access=com.sun.jna");
    List<String> after = emulated(command(jdk, CORE, allowed));
    assertTrue(after.contains("activated true"), after::toString);
  }

  /** JNA logs; it needs no other module than that and java.base. */
  @ParameterizedTest
  @MethodSource("jdks")
  void aRuntimeWithoutLoggingIsToldWhichModuleIsMissing(Path jdk) throws Exception {
    compile(jdk, CORE, "requires io.github.launchd4j.socket;", SERVER);
    String failure = limitedTo("java.base", jdk);
    assertTrue(failure.contains("java.util.logging.Logger"), failure);
    assertTrue(
        failure.contains("this runtime image has no module java.logging: add it, by jlink"),
        failure);
    assertEquals("activated true", limitedTo("java.logging", jdk));
  }

  /** What a program on the class path says of its activation where there are no other modules. */
  private String limitedTo(String modules, Path jdk) throws Exception {
    String classPath = folder.resolve("app") + File.pathSeparator + path(CORE);
    String java = Jdks.java(jdk).toString();
    return emulated(List.of(java, "--limit-modules", modules, "-cp", classPath, "app.App")).stream()
        .filter(line -> line.contains("activate"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> opening() {
    return List.of("--add-opens", "java.base/sun.nio.ch=io.github.launchd4j.socket");
  }

  private void compile(Path jdk, List<String> needed, String requires, String program)
      throws Exception {
    Path module = folder.resolve("module-info.java");
    Path source = folder.resolve("App.java");
    Files.writeString(module, "module app { " + requires + " }");
    Files.writeString(source, program);
    run(
        List.of(
            jdk.resolve("bin").resolve("javac").toString(),
            "-Xlint:all,-requires-automatic",
            "-Werror",
            "--module-path",
            path(needed),
            "-d",
            folder.resolve("app").toString(),
            module.toString(),
            source.toString()));
  }

  private List<String> command(Path jdk, List<String> needed, List<String> options) {
    List<String> command = new ArrayList<>(List.of(Jdks.java(jdk).toString()));
    command.addAll(options);
    String modules = folder.resolve("app") + File.pathSeparator + path(needed);
    command.addAll(List.of("--module-path", modules, "--module", "app/app.App"));
    return command;
  }

  /** What the job wrote, with a listener "Web". */
  private List<String> emulated(List<String> command) throws Exception {
    Job job =
        Job.builder("com.example.modular")
            .programArguments(command)
            .runAtLoad(true)
            .socket("Web", EmulatorContractTest.entry("tcp", folder))
            .build();
    return ProgramRun.emulated(job, true);
  }

  private String run(List<String> command) throws IOException, InterruptedException {
    Path errors = folder.resolve("errors");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = process.waitFor();
    assertEquals(0, exit, Files.readString(errors) + output);
    return output;
  }

  /** Those of this test's own class path: a jar, or the folder of a module that has none yet. */
  private static String path(List<String> artifacts) {
    Pattern separator = Pattern.compile(File.pathSeparator, Pattern.LITERAL);
    List<String> found =
        separator
            .splitAsStream(System.getProperty("java.class.path"))
            .filter(path -> artifacts.stream().anyMatch(artifact -> isOf(artifact, path)))
            .toList();
    assertEquals(artifacts.size(), found.size(), found::toString);
    return String.join(File.pathSeparator, found);
  }

  private static boolean isOf(String artifact, String path) {
    return path.matches(".*/" + artifact + "-[0-9][^/]*(?<!-tests)\\.jar")
        || path.matches(".*/" + artifact + "/target/classes/?");
  }
}
