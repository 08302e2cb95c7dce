package io.github.launchd4j.socket;

import io.github.launchd4j.socket.jdk.JdkChannels;
import io.github.launchd4j.socket.jna.Posix;
import java.io.IOException;
import java.util.List;
import java.util.StringJoiner;

/** What can be said of this process's sockets without taking one. */
final class Diagnosis {
  private final StringJoiner lines = new StringJoiner("\n", "", "\n");

  private Diagnosis() {}

  static String text() {
    Diagnosis diagnosis = new Diagnosis();
    DescriptorSource source = DescriptorSource.ofThisProcess();
    diagnosis.say("java", Runtime.version() + ", " + System.getProperty("java.home"));
    diagnosis.say(
        "system",
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"));
    diagnosis.say("manager", source.manager().toString());
    diagnosis.names(source);
    return diagnosis.lines.toString();
  }

  private void say(String what, String value) {
    lines.add(what + ": " + value);
  }

  private void names(DescriptorSource source) {
    List<String> names = List.of();
    try {
      names = source.names();
      say("names", names.toString());
    } catch (SocketActivationException e) {
      say("names", "unknown: " + e.getMessage());
    }
    try {
      Posix posix = Posix.load();
      say("channels", new JdkChannels(posix).route());
      for (String name : names) {
        describe(name, source, posix);
      }
    } catch (UnsupportedOperationException e) {
      say("native calls", "none: " + e.getMessage());
    }
  }

  private void describe(String name, DescriptorSource source, Posix posix) {
    if (Claims.isClaimed(name)) {
      say("\"" + name + "\"", "activated");
    } else if (source instanceof SystemdSource systemd) {
      try {
        for (int descriptor : systemd.descriptors(name)) {
          say("\"" + name + "\"", describe(name, descriptor, posix));
        }
      } catch (SocketActivationException e) {
        say("\"" + name + "\"", String.valueOf(e.getMessage()));
      }
    } else {
      say(
          "\"" + name + "\"",
          "not activated yet; launchd shows its sockets only to the call that takes them");
    }
  }

  private static String describe(String name, int descriptor, Posix posix) {
    try {
      return Received.socket(name, descriptor, posix)
          .map(InheritedSocket::toString)
          .orElse("descriptor " + descriptor + " is a file, a pipe or the like");
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
