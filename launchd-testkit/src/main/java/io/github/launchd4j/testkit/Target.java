package io.github.launchd4j.testkit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a command is about: a domain, or a service in one, as launchctl(1), "SPECIFIERS", writes
 * them. The emulator has one domain, and all names of domains mean it.
 */
record Target(Optional<String> label) {
  private static final Pattern SPECIFIER =
      Pattern.compile("(?:system|(?:user|gui|login|pid)/[0-9]+)(?:/(?<label>.+)?)?");

  /** A specifier; a word that has no domain is taken for a label. */
  static Target parse(String specifier) throws LaunchctlException {
    Matcher matcher = SPECIFIER.matcher(specifier);
    if (matcher.matches()) {
      return new Target(Optional.ofNullable(matcher.group("label")));
    }
    if (specifier.contains("/")) {
      throw new LaunchctlException(
          LaunchctlException.NO_DOMAIN,
          "could not find domain for \"%s\" (112); write system/LABEL, gui/UID/LABEL or user/UID/LABEL"
              .formatted(specifier));
    }
    return new Target(Optional.of(specifier));
  }

  boolean isDomain() {
    return label.isEmpty();
  }
}
