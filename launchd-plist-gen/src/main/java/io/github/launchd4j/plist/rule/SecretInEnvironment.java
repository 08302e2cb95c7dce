package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * launchd wants the plist readable, and launchctl print shows the environment of a job to
 * everybody.
 */
final class SecretInEnvironment implements Rule {

  private static final Pattern SECRET =
      Pattern.compile(
          ".*(?:PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|CREDENTIAL"
              + "|(?:API|ACCESS|PRIVATE)_?KEY).*");

  private static final Pattern TOKEN =
      Pattern.compile(
          "AKIA[A-Z0-9]{16}|gh[pousr]_\\w{20,}|github_pat_\\w{20,}|xox[abp]-.{10,}"
              + "|sk-\\w.{16,}|glpat-.{16,}",
          Pattern.DOTALL);

  @Override
  public String code() {
    return "LP810";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.environment(job)
        .filter(entry -> isSecret(entry.key(), Walk.text(entry).value()))
        .map(
            entry ->
                warning(
                    entry.keyPosition(),
                    entry.key() + " looks like a secret, in a file that everybody may read",
                    "keep it in the keychain or in a file of mode 0600, and give the job the"
                        + " path"));
  }

  private static boolean isSecret(String name, String value) {
    String upper = name.toUpperCase(Locale.ROOT);
    boolean elsewhere =
        value.isBlank()
            || value.startsWith("/")
            || upper.endsWith("_FILE")
            || upper.endsWith("_PATH");
    return TOKEN.matcher(value).matches() || (!elsewhere && SECRET.matcher(upper).matches());
  }
}
