package io.github.launchd4j.plist.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** The names that services.txt lists: those found in /etc/services on about every system. */
public final class KnownServices {

  private static final Set<String> NAMES = load();

  private KnownServices() {}

  public static boolean has(String name) {
    return NAMES.contains(name);
  }

  private static Set<String> load() {
    try (InputStream file = KnownServices.class.getResourceAsStream("services.txt")) {
      if (file == null) {
        throw new IllegalStateException("services.txt is missing from the library");
      }
      Set<String> names = new HashSet<>();
      for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isEmpty() && !line.startsWith("#")) {
          names.add(line);
        }
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
