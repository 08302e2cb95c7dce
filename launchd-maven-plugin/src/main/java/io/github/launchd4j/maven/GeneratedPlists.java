package io.github.launchd4j.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** What {@code launchd:generate} wrote. */
final class GeneratedPlists {
  private GeneratedPlists() {}

  /** At least one, sorted by name. */
  static List<Path> all(Path directory) throws MojoExecutionException {
    List<Path> found = List.of();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        found = files.filter(file -> file.toString().endsWith(".plist")).sorted().toList();
      } catch (IOException e) {
        throw new MojoExecutionException(
            "cannot read the folder " + directory + ": " + e.getMessage(), e);
      }
    }
    if (found.isEmpty()) {
      throw new MojoExecutionException(
          "no property list in "
              + directory
              + ": run launchd:generate before, or name a file by -Dlaunchd.plist");
    }
    return found;
  }

  /** Those files, or the generated ones where none is named. */
  static List<Path> named(List<File> files, @Nullable File directory)
      throws MojoExecutionException {
    if (!files.isEmpty() || directory == null) {
      return files.stream().map(File::toPath).toList();
    }
    return all(directory.toPath());
  }

  /** The one there is. */
  static Path only(Path directory) throws MojoExecutionException {
    List<Path> all = all(directory);
    if (all.size() > 1) {
      throw new MojoExecutionException(
          all.size()
              + " property lists in "
              + directory
              + ": name the one to run by -Dlaunchd.plist");
    }
    return all.get(0);
  }
}
