package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * launchd wants the plist readable, and launchctl print shows the environment of a job to
 * everybody.
 */
final class SecretInEnvironment implements Rule {

  private static final List<String> WORDS =
      List.of(
          "PASSWORD",
          "PASSWD",
          "PASSPHRASE",
          "SECRET",
          "TOKEN",
          "CREDENTIAL",
          "API_KEY",
          "APIKEY",
          "ACCESS_KEY",
          "ACCESSKEY",
          "PRIVATE_KEY",
          "PRIVATEKEY");

  private static final List<String> BEGINNINGS = List.of("AKIA", "gh", "xox", "sk-", "glpat-");

  private static final String TOKEN =
      "AKIA[A-Z0-9]{16}|gh[pousr]_\\w{20,}|github_pat_\\w{20,}|xox[abp]-.{10,}"
          + "|sk-\\w.{16,}|glpat-.{16,}";

  @Override
  public Code code() {
    return Code.LP810;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (Entry variable : Walk.environment(of.job())) {
      if (isSecret(variable.key(), Walk.text(variable).value())) {
        found.warning(
            variable.keyPosition(),
            variable.key() + " looks like a secret, in a file that everybody can read",
            "keep it in the keychain or in a file with mode 0600, and give the job the path");
      }
    }
  }

  private static boolean isSecret(String name, String value) {
    return isToken(value) || (isNameOfSecret(name) && !isElsewhere(name, value));
  }

  private static boolean isNameOfSecret(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    for (String word : WORDS) {
      if (upper.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isElsewhere(String name, String value) {
    String upper = name.toUpperCase(Locale.ROOT);
    return value.isBlank()
        || value.startsWith("/")
        || upper.endsWith("_FILE")
        || upper.endsWith("_PATH");
  }

  /** Whether the value is one that GitHub, Amazon or another has given out, by its form. */
  private static boolean isToken(String value) {
    for (String beginning : BEGINNINGS) {
      if (value.startsWith(beginning)) {
        return Pattern.compile(TOKEN, Pattern.DOTALL).matcher(value).matches();
      }
    }
    return false;
  }
}
