package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.CommandLine;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.JavaArguments;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;

/** launchd.plist(5): without WorkingDirectory a job starts in /. */
final class NoWorkingDirectory implements Rule {

  @Override
  public Code code() {
    return Code.LP806;
  }

  @Override
  public void check(Inspection of, Findings found) {
    PlistDictionary job = of.job();
    if (job.has("WorkingDirectory") || !Walk.isThirdParty(job, of.command())) {
      return;
    }
    Optional<PlistString> relative = relative(of.command());
    if (relative.isPresent()) {
      found.warning(
          relative.get().position(),
          "\"" + relative.get().value() + "\" is a relative path, and the job starts in /",
          "write an absolute path, or add WorkingDirectory");
    } else {
      found.info(
          job.position(),
          "no WorkingDirectory: the job starts in /, where it can hardly write",
          "add WorkingDirectory if the program uses relative paths");
    }
  }

  private static Optional<PlistString> relative(CommandLine command) {
    for (PlistString word : command.words()) {
      if (word.value().startsWith("./") || word.value().startsWith("../")) {
        return Optional.of(word);
      }
    }
    Optional<JavaArguments> java = JavaArguments.of(command);
    Optional<PlistString> jar = java.isPresent() ? java.get().jar() : Optional.empty();
    return jar.isPresent() && jar.get().value().startsWith("/") ? Optional.empty() : jar;
  }
}
