package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.CommandLine;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * When the shell ends, launchd considers the job ended and kills what is left of its process group
 * (launchd.plist(5), AbandonProcessGroup).
 */
final class BackgroundScript implements Rule {

  private static final Set<String> LAUNCHERS =
      Set.of("nohup", "setsid", "daemon", "screen", "tmux", "disown");

  private static final String AWAY = "(?:^|[\\s;&|(])(?:nohup|setsid|disown)\\s";

  @Override
  public Code code() {
    return Code.LP507;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<PlistString> sender = sender(of.job(), of.command());
    if (sender.isPresent()) {
      found.warning(
          sender.get().position(),
          "the job puts its program into the background: launchd considers it ended",
          "run the program in the foreground: exec PROGRAM, without & and nohup");
    }
  }

  /** The program or the script that sends another into the background. */
  private static Optional<PlistString> sender(PlistDictionary job, CommandLine command) {
    if (LAUNCHERS.contains(command.name())) {
      return Walk.program(job);
    }
    Optional<PlistString> script = command.script();
    return script.isPresent() && isAway(script.get().value()) ? script : Optional.empty();
  }

  private static boolean isAway(String script) {
    String end = script.stripTrailing();
    return (end.endsWith("&") && !end.endsWith("&&"))
        || (hasWord(end) && Pattern.compile(AWAY).matcher(end + " ").find());
  }

  private static boolean hasWord(String script) {
    return script.contains("nohup") || script.contains("setsid") || script.contains("disown");
  }
}
