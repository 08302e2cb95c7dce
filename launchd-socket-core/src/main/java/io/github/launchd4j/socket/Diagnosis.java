package io.github.launchd4j.socket;

import io.github.launchd4j.socket.descriptor.DescriptorQueries;
import io.github.launchd4j.socket.jdk.JdkChannels;
import io.github.launchd4j.socket.jna.Kernel;
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
    diagnosis.say("launchd4j", version(Diagnosis.class) + ", JNA " + version(Kernel.jna()));
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
    Stray.find(System.getenv()).ifPresent(text -> diagnosis.say("without a name", text));
    Handover.names().forEach(name -> diagnosis.say("\"" + name + "\"", "handed over by a test"));
    return diagnosis.lines.toString();
  }

  /** Of the jar's manifest, or of the module. */
  private static String version(Class<?> type) {
    String manifest = type.getPackage().getImplementationVersion();
    return manifest != null
        ? manifest
        : type.getModule().isNamed()
            ? type.getModule().getDescriptor().toNameAndVersion()
            : "of no version";
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
    say("way into the JDK", JdkChannels.route());
    try {
      DescriptorQueries descriptors = LaunchdSockets.descriptors(source);
      for (String name : names) {
        describe(name, source, descriptors);
      }
    } catch (UnsupportedOperationException e) {
      say("native calls", "none: " + e.getMessage());
    }
  }

  private void describe(String name, DescriptorSource source, DescriptorQueries descriptors) {
    if (Claims.isClaimed(Claims.of(name))) {
      say("\"" + name + "\"", "activated");
    } else if (source instanceof SystemdSource systemd) {
      try {
        for (int descriptor : systemd.descriptors(name)) {
          say("\"" + name + "\"", describe(name, descriptor, descriptors));
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

  private static String describe(String name, int descriptor, DescriptorQueries descriptors) {
    try {
      return Examination.of(name, descriptor, descriptors)
          .map(InheritedSocket::toString)
          .orElse("descriptor " + descriptor + " is a file, a pipe or the like");
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
