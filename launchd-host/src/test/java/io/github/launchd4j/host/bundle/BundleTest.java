package io.github.launchd4j.host.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes into a bundle, and what a bundle may be called. */
class BundleTest {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "opt/web",
        "/web",
        "/opt/it's",
        "/opt/../etc",
        "/opt/a:b",
        "/opt/$HOME",
        "/opt/web/",
        "/opt//w",
        "/opt/-rf",
        "/opt/a\nb",
        "/opt/ web",
        "/opt/<a>",
        ""
      })
  void aPrefixThatAShellOrAClassPathWouldTakeForSomethingElseIsRefused(String prefix) {
    assertThrows(IllegalArgumentException.class, () -> new Bundle("com.example.web", prefix));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../web", "a b", "a'b", "", "-rf", ".web"})
  void aLabelThatIsNotAPlainNameIsRefused(String label) {
    assertThrows(IllegalArgumentException.class, () -> new Bundle(label, "/opt/web"));
  }

  @Test
  void theUsualPrefixOfEveryLabelIsTaken() {
    String label = "com.Example_2.web-server";
    assertEquals(
        "/Library/Application Support/com.Example_2.web-server/lib/a.jar",
        new Bundle(label, Bundle.defaultPrefix(label)).jar("a.jar"));
  }

  @Test
  void jarsOfOneNameDoNotReplaceEachOther() {
    BundledJars jars =
        BundledJars.ofClassPath(
            List.of(Path.of("/a/core.jar"), Path.of("/b/core.jar"), Path.of("/c/core.jar")));
    assertEquals(
        List.of("core.jar", "2-core.jar", "3-core.jar"), new ArrayList<>(jars.files().keySet()));
    assertEquals(Path.of("/b/core.jar"), jars.files().get("2-core.jar"));
  }

  @Test
  void anExecutableJarBringsItsClassPathAlong() throws Exception {
    Files.createDirectories(folder.resolve("lib"));
    Files.writeString(folder.resolve("lib/a b.jar"), "");
    Files.writeString(folder.resolve("c.jar"), "");
    BundledJars jars = BundledJars.ofExecutable(jar("lib/a%20b.jar ./c.jar lib/missing.jar"));
    assertEquals(
        List.of("web.jar", "lib/a b.jar", "c.jar"), new ArrayList<>(jars.files().keySet()));
    assertEquals(
        List.of("web.jar"), new ArrayList<>(BundledJars.ofExecutable(jar("")).files().keySet()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../other.jar", "/opt/other.jar", "file:/opt/other.jar"})
  void aClassPathThatLeadsElsewhereIsRefused(String entry) throws Exception {
    Path jar = jar(entry);
    IOException e = assertThrows(IOException.class, () -> BundledJars.ofExecutable(jar));
    assertTrue(String.valueOf(e.getMessage()).contains("names " + entry + ","), e::toString);
  }

  @Test
  void anImageRunsAModule() throws Exception {
    Path sources = Files.createDirectories(folder.resolve("src/com/example"));
    Files.writeString(folder.resolve("src/module-info.java"), "module com.example.web {}");
    Files.writeString(
        sources.resolve("Web.java"),
        "package com.example; class Web { public static void main(String[] a) {"
            + " System.out.print(Web.class.getModule()); } }");
    ToolProvider javac = ToolProvider.findFirst("javac").orElseThrow();
    Path classes = folder.resolve("classes");
    assertEquals(
        0,
        javac.run(
            System.out,
            System.err,
            "-d",
            classes.toString(),
            folder.resolve("src/module-info.java").toString(),
            sources.resolve("Web.java").toString()));
    Path image = folder.resolve("image");
    new JavaImage(List.of("com.example.web"), List.of(classes)).make(image);
    Process java =
        new ProcessBuilder(image + "/bin/java", "-m", "com.example.web/com.example.Web")
            .redirectErrorStream(true)
            .start();
    assertEquals(
        "module com.example.web",
        new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    assertEquals(0, java.waitFor());
  }

  @Test
  void jlinksOwnWordsComeWithItsFailure() {
    JavaImage image = new JavaImage(List.of("no.such.module"), List.of());
    IOException e = assertThrows(IOException.class, () -> image.make(folder.resolve("image")));
    assertTrue(String.valueOf(e.getMessage()).contains("no.such.module not found"), e::toString);
  }

  private Path jar(String classPath) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    if (!classPath.isEmpty()) {
      manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
    }
    Path file = folder.resolve("web.jar");
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.putNextEntry(new JarEntry("a"));
    }
    return file;
  }
}
