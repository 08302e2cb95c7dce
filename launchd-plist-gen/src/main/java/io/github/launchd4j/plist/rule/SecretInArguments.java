package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** ps(1) shows the arguments of every process to everybody. */
final class SecretInArguments implements Rule {

  private static final Pattern WITH_VALUE =
      Pattern.compile(
          "--?(?:[\\w-]*-)?(?:password|passwd|passphrase|secret|token|api-?key|access-?key)=[^/].*",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  private static final Pattern ALONE =
      Pattern.compile(
          "--?(?:[\\w-]*-)?(?:password|passwd|passphrase|secret|token|api-?key|access-?key)",
          Pattern.CASE_INSENSITIVE);

  @Override
  public String code() {
    return "LP811";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    List<PlistString> words = CommandLine.of(job).words();
    List<Finding> found = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).value();
      String next = i + 1 < words.size() ? words.get(i + 1).value() : "-";
      boolean separate =
          ALONE.matcher(word).matches() && !next.startsWith("-") && !next.startsWith("/");
      if (separate || WITH_VALUE.matcher(word).matches()) {
        int equals = word.indexOf('=');
        found.add(finding(words.get(i), equals < 0 ? word : word.substring(0, equals)));
      }
    }
    return found.stream();
  }

  private Finding finding(PlistString word, String option) {
    return warning(
        word.position(),
        option + " gives a secret away: everybody may read this file, and ps shows arguments",
        "let the program read it from the keychain or from a file of mode 0600");
  }
}
