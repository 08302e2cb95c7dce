package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.key.TypeSpec.Mismatch;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** launchd ignores a value of the wrong type, and reports the key as unknown. */
final class WrongType implements Rule {

  @Override
  public String code() {
    return "LP106";
  }

  @Override
  public Stream<Finding> check(Inspection of) {
    return of.known().mapMulti(this::findings);
  }

  private void findings(Walk.Known known, Consumer<Finding> found) {
    for (Mismatch mismatch : known.key().type().mismatches(known.entry().value())) {
      found.accept(finding(known.entry().key(), mismatch));
    }
  }

  private Finding finding(String key, Mismatch mismatch) {
    return error(mismatch.value().position(), mismatch.describe(key), mismatch.help(key));
  }
}
