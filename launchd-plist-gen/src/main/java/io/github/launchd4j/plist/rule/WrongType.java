package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.key.TypeSpec.Mismatch;

/** launchd ignores a value of the wrong type, and reports the key as unknown. */
final class WrongType implements Rule {

  @Override
  public Code code() {
    return Code.LP106;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (Walk.Known known : of.known()) {
      for (Mismatch mismatch : known.key().type().mismatches(known.entry().value())) {
        String key = known.entry().key();
        found.error(mismatch.value().position(), mismatch.describe(key), mismatch.help(key));
      }
    }
  }
}
