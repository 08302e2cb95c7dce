package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.life.Place;
import io.github.launchd4j.testkit.DomainName.Session;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is to be loaded.
 *
 * @param file where the job comes from, if it is from a file
 * @param domain where it goes
 */
record Definition(Job job, Optional<Path> file, DomainName domain) {

  /** For the system if it is not an agent; otherwise for a session of that user. */
  static Definition of(Job job, Optional<Path> file, long uid) {
    Place place = Place.of(job.toPropertyList(), file);
    DomainName gui = DomainName.gui(uid);
    DomainName user = DomainName.user(uid);
    boolean background = place.loadsInto(user.toString()) && !place.loadsInto(gui.toString());
    DomainName ofUser = background ? user : gui;
    return new Definition(job, file, place.kind() == Place.Kind.AGENT ? ofUser : DomainName.SYSTEM);
  }

  Target target() {
    return new Target(domain, job.label());
  }

  /** Whether it runs in a session of a user. */
  boolean isAgent() {
    return domain.session() != Session.SYSTEM;
  }

  /**
   * Refuses a domain whose sessions the job is not for. launchd logs 134, of which launchctl makes
   * 5 (seen by haninaguib-devtools/locklane, docs/adr/110; NousResearch/hermes-agent#13560).
   */
  void checkSession() throws LaunchctlException {
    Place place = Place.of(job.toPropertyList(), file);
    if (!place.loadsInto(domain.toString())) {
      throw LaunchctlException.bootstrap(
          LaunchctlException.SESSION,
          "the job is for %s, and %s is %s"
              .formatted(
                  place.sessions().isEmpty() ? "Aqua" : String.join(", ", place.sessions()),
                  domain,
                  domain.session().managerName()));
    }
  }
}
