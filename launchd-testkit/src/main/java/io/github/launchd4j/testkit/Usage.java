package io.github.launchd4j.testkit;

import java.util.List;

/** What {@code launchctl help} says. */
final class Usage {
  static final String TEXT =
      """
      usage: bootstrap DOMAIN PATH... | bootout DOMAIN/LABEL | bootout DOMAIN PATH...
             kickstart [-k] [-p] DOMAIN/LABEL | kill SIGNAL DOMAIN/LABEL
             enable DOMAIN/LABEL | disable DOMAIN/LABEL | print-disabled DOMAIN
             blame DOMAIN/LABEL | print DOMAIN[/LABEL] | error NUMBER | managername
             asuser UID COMMAND... | help [VERB]
             list [LABEL] | load [-w] PATH... | unload [-w] PATH...
             start LABEL | stop LABEL | remove LABEL
             setenv NAME VALUE | unsetenv NAME | getenv NAME
      DOMAIN is system, gui/UID or user/UID""";

  private Usage() {}

  /** Of a verb; pingdotgg/t3code asks whether bootout waits. */
  static String of(EmulatedMac mac, List<String> arguments) {
    if (!arguments.equals(List.of("bootout"))) {
      return TEXT + "\n";
    }
    return "Usage: launchctl bootout %s<domain-target> [service-path1, service-path2, ...] | <service-target>%n"
        .formatted(mac.bootoutWaits() ? "[--wait] " : "");
  }
}
