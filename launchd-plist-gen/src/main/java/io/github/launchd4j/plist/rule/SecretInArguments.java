package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.List;
import java.util.Locale;

/** ps(1) shows the arguments of every process to everybody. */
final class SecretInArguments implements Rule {

  @Override
  public Code code() {
    return Code.LP811;
  }

  private static final List<String> SECRETS =
      List.of(
          "-password",
          "-passwd",
          "-passphrase",
          "-secret",
          "-token",
          "-apikey",
          "-api-key",
          "-accesskey",
          "-access-key");

  @Override
  public void check(Inspection of, Findings found) {
    List<PlistString> words = of.command().words();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).value();
      int equals = word.indexOf('=');
      String option = equals < 0 ? word : word.substring(0, equals);
      if (isForSecret(option)) {
        String next = i + 1 < words.size() ? words.get(i + 1).value() : "-";
        check(words.get(i), option, equals < 0 ? next : word.substring(equals + 1), found);
      }
    }
  }

  /** Whether this is an option such as {@code -token} or {@code --api-key}. */
  private static boolean isForSecret(String option) {
    if (option.startsWith("-")) {
      String lower = option.toLowerCase(Locale.ROOT);
      for (String secret : SECRETS) {
        if (lower.endsWith(secret)) {
          return true;
        }
      }
    }
    return false;
  }

  private static void check(PlistString word, String option, String value, Findings found) {
    if (!value.isEmpty() && !value.startsWith("/") && !value.startsWith("-")) {
      found.warning(
          word.position(),
          option + " reveals a secret: everybody can read this file, and ps shows arguments",
          "let the program read it from the keychain or from a file with mode 0600");
    }
  }
}
