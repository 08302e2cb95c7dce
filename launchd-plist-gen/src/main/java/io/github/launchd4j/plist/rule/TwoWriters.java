package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.CommandLine;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * launchd opens StandardOutPath once and appends: if the program rotates the same file, launchd's
 * descriptor stays with the old one.
 */
final class TwoWriters implements Rule {

  private static final List<String> LOGS = List.of("StandardOutPath", "StandardErrorPath");

  private static final Set<String> READERS =
      Set.of("tail", "cat", "grep", "rm", "touch", "less", "newsyslog", "rotatelogs", "logrotate");

  @Override
  public Code code() {
    return Code.LP819;
  }

  @Override
  public void check(Inspection of, Findings found) {
    if (READERS.contains(of.command().name()) || of.command().isShell()) {
      return;
    }
    for (String key : LOGS) {
      Optional<PlistString> log = Walk.string(of.job(), key);
      if (log.isPresent() && log.get().value().startsWith("/") && isWritten(log.get(), of)) {
        found.info(
            log.get().position(),
            key
                + " is the same file as the program's own log: both write to it, and after a"
                + " rotation launchd goes on with the old one",
            "use another file for " + key);
        return;
      }
    }
  }

  private static boolean isWritten(PlistString log, Inspection of) {
    if (log.value().equals("/dev/null")) {
      return false;
    }
    CommandLine command = of.command();
    for (PlistString word : command.words()) {
      if (names(word.value(), log.value())) {
        return true;
      }
    }
    for (Entry variable : Walk.environment(of.job())) {
      if (variable.key().contains("LOG") && Walk.text(variable).value().equals(log.value())) {
        return true;
      }
    }
    return false;
  }

  /** The file, also as {@code --log=FILE} and {@code -Xlog:gc:file=FILE:time}. */
  private static boolean names(String word, String log) {
    int at = word.indexOf(log);
    int end = at + log.length();
    return at >= 0
        && (at == 0 || "=:".indexOf(word.charAt(at - 1)) >= 0)
        && (end == word.length() || word.charAt(end) == ':' || word.charAt(end) == ',');
  }
}
