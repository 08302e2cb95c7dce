package io.github.launchd4j.plist.rule;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/** The names that services.txt lists: those found in /etc/services on about every system. */
final class KnownServices {

  private static final Set<String> NAMES = load();

  private KnownServices() {}

  static boolean has(String name) {
    return NAMES.contains(name);
  }

  private static Set<String> load() {
    try (InputStream file = KnownServices.class.getResourceAsStream("services.txt")) {
      if (file == null) {
        throw new IllegalStateException("services.txt is missing from the library");
      }
      return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
