package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.regex.Pattern;

/** An option and its value in one string are one argument, which hardly any program takes apart. */
final class OptionAndValue implements Rule {

  @Override
  public Code code() {
    return Code.LP504;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (PlistString word : of.command().words()) {
      if (isOptionAndValue(word.value().strip())) {
        found.warning(
            word.position(),
            "the argument \"" + word.value() + "\" is an option and its value in one string",
            "write each as a <string> of its own");
      }
    }
  }

  private static boolean isOptionAndValue(String word) {
    return word.startsWith("-")
        && (word.indexOf(' ') > 0 || word.indexOf('\t') > 0)
        && Words.OPTION_AND_VALUE.matcher(word).matches();
  }

  private static final class Words {
    static final Pattern OPTION_AND_VALUE =
        Pattern.compile("--?[A-Za-z][A-Za-z0-9_-]*[ \\t]+\\S.*", Pattern.DOTALL);
  }
}
