package io.github.launchd4j.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Numbers of services, and the processes that hold ports. */
final class Ports {
  private static final Path SERVICES = Path.of("/etc/services");

  private Ports() {}

  /** The port of a SockServiceName: a number, or a name that services(5) has. */
  static Optional<Integer> number(String service, String protocol) {
    if (service.matches("\\d{1,5}")) {
      return Optional.of(Integer.valueOf(service)).filter(port -> port <= 65535);
    }
    Pattern line = Pattern.compile("^" + Pattern.quote(service) + "\\s+(\\d{1,5})/" + protocol);
    try (Stream<String> lines = Files.lines(SERVICES, StandardCharsets.ISO_8859_1)) {
      return lines
          .map(line::matcher)
          .filter(Matcher::lookingAt)
          .map(matcher -> Integer.valueOf(matcher.group(1)))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What {@code lsof -Fpc} printed: a line {@code pPID} and a line {@code cCOMMAND} a process. */
  static String holders(String output) {
    List<String> holders = new ArrayList<>();
    String pid = "?";
    for (String line : output.lines().toList()) {
      if (line.startsWith("p")) {
        pid = line.substring(1);
      } else if (line.startsWith("c")) {
        holders.add(line.substring(1) + " (pid " + pid + ")");
      }
    }
    return String.join(", ", holders);
  }
}
