package io.github.launchd4j.maven;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the jars say of themselves. */
class JarsIT {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String VERSION = System.getProperty("project.version");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "launchd-socket-core",
        "launchd-plist-gen",
        "launchd-host",
        "launchd-testkit",
        "launchd-socket-agent",
        "launchd-cli",
        "launchd-maven-plugin"
      })
  void everyModuleHasAJarWithItsVersion(String module) throws IOException {
    try (JarFile jar = new JarFile(jar(module).toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      assertEquals(module, manifest.getValue("Implementation-Title"));
      assertEquals(VERSION, manifest.getValue("Implementation-Version"));
    }
  }

  /** Those of tests too, and of sources in a release; javadoc has a folder of its own for it. */
  @Test
  void everyJarHasTheLicense() throws IOException {
    List<Path> jars = jars();
    assertTrue(jars.size() >= 9, jars::toString);
    byte[] license = Files.readAllBytes(ROOT.resolve("LICENSE"));
    for (Path path : jars) {
      try (JarFile jar = new JarFile(path.toFile())) {
        JarEntry entry = jar.getJarEntry("META-INF/LICENSE");
        assertNotNull(entry, path::toString);
        assertArrayEquals(license, jar.getInputStream(entry).readAllBytes(), path::toString);
      }
    }
  }

  @Test
  void theExecutableJarHasALicenseForAllThatItContains() throws IOException {
    try (JarFile jar = new JarFile(ROOT.resolve("launchd-cli/target/launchd4j.jar").toFile())) {
      assertEquals(
          VERSION, jar.getManifest().getMainAttributes().getValue("Implementation-Version"));
      String notice = text(jar, "META-INF/NOTICE");
      assertEquals(
          foreign(jar),
          notice
              .lines()
              .filter(line -> line.matches("[a-z.]+ +[A-Za-z-].*"))
              .map(line -> line.replaceAll(" .*", ""))
              .collect(Collectors.toSet()));
      Matcher file = Pattern.compile("META-INF/[\\w./-]*\\w").matcher(notice);
      while (file.find()) {
        assertNotNull(jar.getEntry(file.group()), file.group());
      }
      assertTrue(text(jar, "META-INF/licenses/dd-plist.txt").contains("Daniel Dreibrodt"));
    }
  }

  /** The packages of others, two or three names long as in the NOTICE. */
  private static Set<String> foreign(JarFile jar) {
    return jar.stream()
        .map(JarEntry::getName)
        .filter(name -> name.endsWith(".class") && !name.startsWith("io/github/launchd4j/"))
        .map(name -> name.replaceAll("^((com/[^/]+/[^/]+|[^/]+))/.*", "$1").replace('/', '.'))
        .collect(Collectors.toSet());
  }

  private static List<Path> jars() throws IOException {
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> modules = Files.newDirectoryStream(ROOT, "launchd-*")) {
      for (Path module : modules) {
        try (DirectoryStream<Path> found =
            Files.newDirectoryStream(module.resolve("target"), "*.jar")) {
          found.forEach(jars::add);
        }
      }
    }
    jars.removeIf(jar -> jar.toString().endsWith("-javadoc.jar"));
    return jars;
  }

  private static String text(JarFile jar, String name) throws IOException {
    JarEntry entry = jar.getJarEntry(name);
    assertNotNull(entry, name);
    return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void theCoreIsABundleThatImportsWhatItUses() throws IOException {
    try (JarFile jar = new JarFile(jar("launchd-socket-core").toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      String version = VERSION.replace('-', '.');
      assertEquals("2", manifest.getValue("Bundle-ManifestVersion"));
      assertEquals("io.github.launchd4j.socket", manifest.getValue("Bundle-SymbolicName"));
      assertEquals(version, manifest.getValue("Bundle-Version"));
      assertEquals(
          "io.github.launchd4j.socket;version=\"" + version + "\"",
          manifest.getValue("Export-Package"));
      Set<String> imported =
          Pattern.compile("\"[^\"]*\"")
              .matcher(manifest.getValue("Import-Package"))
              .replaceAll("")
              .lines()
              .flatMap(line -> List.of(line.split(",")).stream())
              .map(each -> each.substring(0, each.indexOf(';')))
              .collect(Collectors.toSet());
      assertEquals(packagesUsed(jar), imported);
    }
  }

  /** Those of others that have to be there at run time. */
  private static Set<String> packagesUsed(JarFile jar) {
    return new ClassFileImporter()
        .importJar(jar).stream()
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .map(dependency -> dependency.getTargetClass().getBaseComponentType())
            .map(JavaClass::getPackageName)
            .filter(name -> !name.isEmpty() && !name.startsWith("java."))
            .filter(name -> !name.startsWith("io.github.launchd4j."))
            .filter(name -> !name.startsWith("org.jspecify."))
            .collect(Collectors.toSet());
  }

  @Test
  void theDiagnosisNamesTheVersions(@TempDir Path folder) throws Exception {
    Path program = folder.resolve("Diagnose.java");
    Files.writeString(
        program,
        """
        class Diagnose {
          public static void main(String[] args) {
            System.out.print(io.github.launchd4j.socket.LaunchdSockets.diagnose());
          }
        }
        """);
    String jna =
        Pattern.compile(File.pathSeparator, Pattern.LITERAL)
            .splitAsStream(System.getProperty("java.class.path"))
            .filter(path -> path.matches(".*/jna-[0-9][^/]*\\.jar"))
            .findFirst()
            .orElseThrow();
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                jar("launchd-socket-core") + File.pathSeparator + jna,
                program.toString())
            .redirectError(folder.resolve("errors").toFile())
            .start();
    String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, java.waitFor(), Files.readString(folder.resolve("errors")));
    String first = output.lines().findFirst().orElse("");
    assertTrue(
        first.matches("launchd4j: " + Pattern.quote(VERSION) + ", JNA 5\\.[0-9.]+.*"), output);
  }

  private static Path jar(String module) {
    return ROOT.resolve(Path.of(module, "target", module + "-" + VERSION + ".jar"));
  }
}
