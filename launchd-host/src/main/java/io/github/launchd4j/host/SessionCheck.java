package io.github.launchd4j.host;

import io.github.launchd4j.plist.life.Place;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The domain is there, and the job may be loaded into it. Over ssh and on a Mac without a screen
 * there is no gui/UID, but user/UID, which takes jobs for Background only
 * (NousResearch/hermes-agent #13560, #23387).
 */
final class SessionCheck implements HostCheck {

  // No such domain; no such service or domain; the domain does not support this.
  private static final Set<Integer> MISSING = Set.of(112, 113, 125);

  @Override
  public Stream<Problem> check(HostContext candidate) {
    return Stream.of(session(candidate), domain(candidate)).flatMap(Optional::stream);
  }

  private static Optional<Problem> session(HostContext candidate) {
    String domain = candidate.destination().domain();
    Place place = Place.of(candidate.job().toPropertyList(), Optional.of(candidate.plist()));
    if (place.loadsInto(domain)) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.error(
            place.sessions().isEmpty()
                ? "the job has no LimitLoadToSessionType, which means Aqua, and cannot be loaded into "
                    + domain
                : "LimitLoadToSessionType "
                    + String.join(", ", place.sessions())
                    + " keeps the job from being loaded into "
                    + domain
                    + " (134)",
            domain.startsWith("user/")
                ? "add LimitLoadToSessionType Background"
                : "install it into the domain that it is for: gui/UID for Aqua, user/UID for"
                    + " Background, system for daemons; or remove LimitLoadToSessionType"));
  }

  private static Optional<Problem> domain(HostContext candidate) {
    String domain = candidate.destination().domain();
    if (!domain.startsWith("gui/") || candidate.launchctl().legacy()) {
      return Optional.empty();
    }
    try {
      return !MISSING.contains(candidate.launchctl().run(List.of("print", domain)).status())
          ? Optional.empty()
          : Optional.of(
              Problem.error(
                  "there is no domain " + domain + ": that user is not logged in at the screen",
                  "log in there; or install into user/UID with LimitLoadToSessionType Background, which"
                      + " also works over ssh; or install a daemon with a UserName"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
