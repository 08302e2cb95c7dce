package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.key.TypeSpec.Mismatch;
import java.util.stream.Stream;

/** launchd ignores a value of the wrong type, and reports the key as unknown. */
final class WrongType implements Rule {

  @Override
  public String code() {
    return "LP106";
  }

  @Override
  public Stream<Finding> check(Inspection of) {
    return of.entries().flatMap(this::findings);
  }

  private Stream<Finding> findings(Walk.Found found) {
    String name = found.entry().key();
    return found.key().stream()
        .flatMap(key -> key.type().mismatches(found.entry().value()).stream())
        .map(mismatch -> finding(name, mismatch));
  }

  private Finding finding(String key, Mismatch mismatch) {
    return error(mismatch.value().position(), mismatch.describe(key), mismatch.help(key));
  }
}
