package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.key.Key;
import io.github.launchd4j.plist.key.KeyTable;
import io.github.launchd4j.plist.key.TypeSpec.Mismatch;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * launchd ignores a value of the wrong type, and reports the key as unknown. A key without effect
 * has {@link DeadKey}.
 */
final class WrongType implements Rule {

  private static final String EVENTS = "LaunchEvents";

  @Override
  public Code code() {
    return Code.LP106;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Set<PlistValue> told = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Walk.Known known : of.known()) {
      Key key = known.key();
      if (key.status() != Key.Status.REMOVED && key.status() != Key.Status.IGNORED) {
        for (Mismatch mismatch : key.type().mismatches(known.entry().value())) {
          if (told.add(mismatch.value())) {
            tell(known, mismatch, found);
          }
        }
      }
    }
  }

  private static void tell(Walk.Known known, Mismatch mismatch, Findings found) {
    Key key = known.key();
    String where = known.path() + key.name() + mismatch.path();
    String message = mismatch.describe(where);
    if (isForOthers(key, mismatch)) {
      found.warning(
          mismatch.value().position(),
          message.replace("launchd expects", "its stream expects"),
          "launchd hands the event on as it is; write " + mismatch.wanted());
    } else if (key.parent().startsWith(KeyTable.CONSTRAINT)) {
      found.warning(
          mismatch.value().position(),
          message,
          "launchd reports the constraint as invalid; write " + mismatch.wanted());
    } else if (key.status() == Key.Status.PRIVATE) {
      found.warning(
          mismatch.value().position(),
          message,
          "this is a key for Apple's own jobs: remove it, or write " + mismatch.wanted());
    } else {
      found.error(mismatch.value().position(), message, help(key, where, mismatch));
    }
  }

  /** An event goes to the process behind its stream (importer: sub_10000B110 looks at streams). */
  private static boolean isForOthers(Key key, Mismatch mismatch) {
    return key.parent().startsWith(EVENTS) || (key.name().equals(EVENTS) && mismatch.depth() > 1);
  }

  // launchd-842, core.c:3102 to 3175; the importer of a later launchd gives these numbers.
  private static String help(Key key, String where, Mismatch mismatch) {
    boolean top = key.parent().equals(KeyTable.TOP);
    if (top && key.name().equals("Label")) {
      return "launchctl bootstrap fails with 110; write " + mismatch.wanted();
    }
    if (top && (key.name().equals("Program") || key.name().equals("ProgramArguments"))) {
      return "launchctl bootstrap fails with 111; write " + mismatch.wanted();
    }
    return mismatch.help(where);
  }
}
