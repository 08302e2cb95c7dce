package io.github.launchd4j.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

/**
 * What {@code launchd:generate} wrote. A list beside the files says which execution wrote which, so
 * that the file of a Label that the POM no longer has is not validated, run and installed for ever.
 */
final class GeneratedPlists {
  private static final String LIST = "generated.txt";

  private GeneratedPlists() {}

  /**
   * Those of the list that are there, sorted by name; in a folder without a list, which somebody
   * else filled, all.
   */
  static List<Path> all(Path folder) throws MojoExecutionException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      Map<String, String> listed = read(folder.resolve(LIST));
      return files
          .filter(file -> file.toString().endsWith(".plist"))
          .filter(file -> listed.isEmpty() || listed.containsValue(file.getFileName().toString()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new MojoExecutionException(
          "cannot read the folder " + folder + ": " + e.getMessage(), e);
    }
  }

  /**
   * Notes what an execution wrote, and removes what it and executions that are gone wrote before.
   *
   * @param executions those of the POM
   */
  static void written(Path file, String execution, Set<String> executions, Log log)
      throws IOException {
    Path list = file.resolveSibling(LIST);
    Map<String, String> before = read(list);
    Map<String, String> now = new TreeMap<>(before);
    now.keySet().retainAll(executions);
    now.put(execution, String.valueOf(file.getFileName()));
    for (String name : before.values()) {
      if (!now.containsValue(name) && Files.deleteIfExists(file.resolveSibling(name))) {
        log.info("removed " + file.resolveSibling(name) + ": its job is no longer in the POM");
      }
    }
    if (!now.equals(before)) {
      StringBuilder text = new StringBuilder();
      now.forEach((id, name) -> text.append(id).append('\t').append(name).append('\n'));
      Files.writeString(list, text);
    }
  }

  /** File names by execution; a line that names anything else but a file here is passed over. */
  private static Map<String, String> read(Path list) throws IOException {
    Map<String, String> names = new TreeMap<>();
    if (Files.isRegularFile(list)) {
      for (String line : Files.readAllLines(list)) {
        int tab = line.indexOf('\t');
        if (tab > 0 && line.endsWith(".plist") && line.indexOf('/') < 0) {
          names.put(line.substring(0, tab), line.substring(tab + 1));
        }
      }
    }
    return names;
  }
}
