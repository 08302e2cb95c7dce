package io.github.launchd4j.plist.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The programs that launchd finds by name alone; programs.txt says where the names are from. */
public final class SystemPrograms {

  private static final Set<String> NAMES = load();

  private SystemPrograms() {}

  /** Whether macOS has a program of that name in a folder that launchd searches. */
  public static boolean has(String name) {
    return NAMES.contains(name);
  }

  private static Set<String> load() {
    Set<String> names = new HashSet<>();
    try (InputStream file = SystemPrograms.class.getResourceAsStream("programs.txt")) {
      if (file == null) {
        throw new IllegalStateException("programs.txt is missing from the library");
      }
      for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (line.startsWith("/")) {
          names.addAll(List.of(line.substring(line.indexOf('\t') + 1).split(" ", -1)));
        }
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
