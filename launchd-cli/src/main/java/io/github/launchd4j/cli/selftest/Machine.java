package io.github.launchd4j.cli.selftest;

import java.io.IOException;
import java.util.List;

/** What the selftest runs on. */
final class Machine {
  private Machine() {}

  static boolean isMac() {
    return System.getProperty("os.name").startsWith("Mac");
  }

  /** {@code macOS 15.1 (24B83), aarch64}, or what the JVM calls another system. */
  static String system() throws IOException, InterruptedException {
    String name = System.getProperty("os.name") + " " + System.getProperty("os.version");
    if (isMac()) {
      name =
          "macOS %s (%s)"
              .formatted(softwareVersion("productVersion"), softwareVersion("buildVersion"));
    }
    return name + ", " + System.getProperty("os.arch");
  }

  /** {@code 25.0.1+8 (Eclipse Adoptium)}. */
  static String jdk() {
    return "%s (%s)".formatted(Runtime.version(), System.getProperty("java.vendor"));
  }

  // sw_vers(1). os.version is 10.16 for a JVM that was built with an old SDK.
  private static String softwareVersion(String what) throws IOException, InterruptedException {
    return Command.run(List.of("/usr/bin/sw_vers", "-" + what)).output();
  }
}
