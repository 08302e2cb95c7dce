package io.github.launchd4j.testkit;

import java.util.Optional;

/** A service in a domain, DOMAIN/LABEL, as launchctl(1), SUBCOMMANDS, writes it. */
record Target(DomainName domain, String label) {

  /** Empty for a word that names no service. */
  static Optional<Target> parse(String specifier) {
    int slash =
        specifier.indexOf('/', specifier.startsWith("system/") ? 0 : domainSlash(specifier));
    if (slash < 0 || slash == specifier.length() - 1) {
      return Optional.empty();
    }
    String label = specifier.substring(slash + 1);
    return DomainName.parse(specifier.substring(0, slash)).map(name -> new Target(name, label));
  }

  /** After the one in gui/501. */
  private static int domainSlash(String specifier) {
    return specifier.indexOf('/') + 1;
  }

  @Override
  public String toString() {
    return domain + "/" + label;
  }
}
