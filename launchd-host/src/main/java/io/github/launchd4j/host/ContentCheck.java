package io.github.launchd4j.host;

import io.github.launchd4j.plist.Validator;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.Severity;
import java.util.stream.Stream;

/** The file passes the rules; remarks are for {@code validate}. */
final class ContentCheck implements HostCheck {

  @Override
  public Stream<Problem> check(HostContext candidate) {
    return Validator.validate(candidate.content().bytes(), candidate.plist()).stream()
        .filter(finding -> finding.severity() != Severity.INFO)
        .map(finding -> problem(candidate, finding));
  }

  private static Problem problem(HostContext candidate, Finding finding) {
    String place =
        finding.position().isKnown()
            ? candidate.plist() + ":" + finding.position()
            : candidate.plist().toString();
    return new Problem(
        finding.severity(),
        place + ": " + finding.message() + " [" + finding.code() + "]",
        finding.help());
  }
}
