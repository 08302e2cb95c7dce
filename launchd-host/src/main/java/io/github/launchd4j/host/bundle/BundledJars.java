package io.github.launchd4j.host.bundle;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * The jars of a program with their names in a bundle, relative to one folder, in the order of the
 * class path.
 *
 * @param files the jars by name
 */
public record BundledJars(Map<String, Path> files) {

  public BundledJars {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }

  /** Those of a class path. Of two with one file name the later is renamed. */
  public static BundledJars ofClassPath(List<Path> jars) {
    Map<String, Path> files = new LinkedHashMap<>();
    for (Path jar : jars) {
      String name = String.valueOf(jar.getFileName());
      for (int i = 2; files.containsKey(name); i++) {
        name = i + "-" + jar.getFileName();
      }
      files.put(name, jar);
    }
    return new BundledJars(files);
  }

  /**
   * An executable jar, and the files that the Class-Path of its manifest names, which keep their
   * places. Those that are not there are left out, as java does.
   *
   * @throws IOException if the jar cannot be read, or its manifest names a file that is not below
   *     its folder
   */
  public static BundledJars ofExecutable(Path jar) throws IOException {
    Map<String, Path> files = new LinkedHashMap<>();
    files.put(String.valueOf(jar.getFileName()), jar);
    Path folder = jar.toAbsolutePath().resolveSibling("").normalize();
    for (String entry : classPath(jar).trim().split(" +", -1)) {
      Path file = folder.resolve(path(entry)).normalize();
      if (!file.startsWith(folder)) {
        throw new IOException(
            jar
                + ": the Class-Path of its manifest names "
                + entry
                + ", which is not below its folder and so cannot come along");
      }
      if (Files.isRegularFile(file)) {
        files.put(folder.relativize(file).toString(), file);
      }
    }
    return new BundledJars(files);
  }

  private static String classPath(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      String path =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return path == null ? "" : path;
    }
  }

  /** The entries are URLs, as a rule relative ones. */
  private static String path(String entry) {
    try {
      URI uri = URI.create(entry);
      return uri.getPath() == null || uri.isAbsolute() ? "/" + entry : uri.getPath();
    } catch (IllegalArgumentException e) {
      return entry;
    }
  }
}
