package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;
import java.util.stream.Stream;

/** launchd.plist(5): without WorkingDirectory a job starts in /. */
final class NoWorkingDirectory implements Rule {

  @Override
  public String code() {
    return "LP806";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    if (job.has("WorkingDirectory") || !Walk.isThirdParty(job)) {
      return Stream.empty();
    }
    Optional<PlistString> relative = relative(job);
    return relative.isPresent()
        ? relative.stream()
            .map(
                word ->
                    warning(
                        word.position(),
                        "\"" + word.value() + "\" is looked for in /, where the job starts",
                        "write the path from / on, or add WorkingDirectory"))
        : Stream.of(
            info(
                job.position(),
                "no WorkingDirectory: the job starts in /, which it can hardly write to",
                "add WorkingDirectory if the program reads or writes by relative paths"));
  }

  private static Optional<PlistString> relative(PlistDictionary job) {
    Stream<PlistString> dotted =
        CommandLine.of(job).words().stream()
            .filter(word -> word.value().startsWith("./") || word.value().startsWith("../"));
    Stream<PlistString> jar =
        JavaArguments.of(job).flatMap(JavaArguments::jar).stream()
            .filter(file -> !file.value().startsWith("/"));
    return Stream.concat(dotted, jar).findFirst();
  }
}
