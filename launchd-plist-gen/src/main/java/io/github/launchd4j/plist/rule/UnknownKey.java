package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.key.KeyTable;
import io.github.launchd4j.plist.key.Suggestion;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** launchd logs "Unknown key" where nobody looks, and goes on without it. */
final class UnknownKey implements Rule {

  private static final Pattern OTHERS =
      Pattern.compile("#|_|(CF|LS|NS|UN|SM)[A-Z]|(com|org|net|io|de|uk|fr|nl|ch|eu|us|me)\\.");

  private static final Pattern LIKE_LAUNCHDS =
      Pattern.compile(
          "(?i)(re)?start|stop|kill|run|launch|load|boot|auto|on[A-Z]|keep|alive|time|interval|cron"
              + "|schedule|user|group|env|log|std|standard|program|command|arg|exec|work|dir|exit"
              + "|max|min|limit|throttle|watch|queue|sock|port|listen|enable|disable|priority");

  private static final Set<String> EXACT = Set.of("SuccessfulExit", "PathState");

  @Override
  public Code code() {
    return Code.LP105;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (Walk.Found entry : of.entries()) {
      if (found.isFull()) {
        return; // a suggestion costs something
      }
      if (entry.key().isEmpty() && !isOfOthers(entry.entry().key())) {
        check(entry, found);
      }
    }
  }

  /**
   * Whether launchd is not meant: the conditions of Apple's own files (#IfFeatureFlagEnabled), keys
   * of Info.plist and of frameworks, what begins like a bundle identifier or with an underscore.
   */
  private static boolean isOfOthers(String key) {
    return OTHERS.matcher(key).lookingAt();
  }

  private static void check(Walk.Found entry, Findings found) {
    String name = entry.entry().key();
    String where = entry.parent().equals(KeyTable.TOP) ? "" : " in " + entry.parent();
    String message = "unknown key \"" + name + "\"" + where;
    String help = help(entry.parent(), name);
    if (entry.parent().equals(KeyTable.TOP) && !isMeantForLaunchd(name)) {
      found.info(entry.entry().keyPosition(), message, help);
    } else {
      found.warning(entry.entry().keyPosition(), message, help);
    }
  }

  /**
   * Whether a key of launchd's is alike, or would be called so; programs have keys of their own.
   */
  private static boolean isMeantForLaunchd(String name) {
    return Suggestion.of(KeyTable.TOP, name).isPresent()
        || Suggestion.elsewhere(KeyTable.TOP, name).isPresent()
        || LIKE_LAUNCHDS.matcher(name).lookingAt();
  }

  private static String help(String parent, String name) {
    if (parent.startsWith(KeyTable.CONSTRAINT)) {
      return constraintHelp(parent, name);
    }
    Optional<String> meant = Suggestion.of(parent, name);
    if (meant.isPresent()) {
      return meant.get().equalsIgnoreCase(name)
          ? "spell it " + meant.get() + ": " + whoReads(parent, meant.get())
          : "launchd ignores it; did you mean " + meant.get() + "?";
    }
    Optional<String> place = Suggestion.elsewhere(parent, name);
    return place.isPresent()
        ? "launchd ignores it here; it belongs " + place.get()
        : "launchd ignores it; no key of launchd.plist(5) is spelled like that";
  }

  private static String constraintHelp(String parent, String name) {
    Optional<String> meant = Suggestion.of(parent, name);
    return meant.isPresent()
        ? "launchd starts the program only if the constraint holds; did you mean "
            + meant.get()
            + "?"
        : "launchd starts the program only if the constraint holds; Apple documents no such fact"
            + " or operator";
  }

  /**
   * Who reads a key in another case: launchd-842 does (core.c:2387 to 3043); a later launchd too,
   * but for these two [M]. It hands intervals on to somebody else.
   */
  private static String whoReads(String parent, String name) {
    if (parent.equals("KeepAlive") && EXACT.contains(name)) {
      return "launchd ignores it in this case";
    }
    return parent.equals(KeyTable.CALENDAR)
        ? "not every launchd accepts this capitalization"
        : "launchd reads it in any case, but other tools do not";
  }
}
