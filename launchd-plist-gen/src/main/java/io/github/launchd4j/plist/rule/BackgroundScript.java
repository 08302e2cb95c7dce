package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * When the shell ends, launchd takes the job for ended and kills what is left of its process group
 * (launchd.plist(5), AbandonProcessGroup).
 */
final class BackgroundScript implements Rule {

  private static final Set<String> LAUNCHERS =
      Set.of("nohup", "setsid", "daemon", "screen", "tmux", "disown");
  private static final Pattern AWAY = Pattern.compile("(?:^|[\\s;&|(])(?:nohup|setsid|disown)\\s");

  @Override
  public String code() {
    return "LP507";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    CommandLine command = CommandLine.of(job);
    Stream<PlistString> scripts =
        command.script().stream().filter(script -> isAway(script.value()));
    Stream<PlistString> programs =
        LAUNCHERS.contains(command.name()) ? Walk.program(job).stream() : Stream.empty();
    return Stream.concat(scripts, programs)
        .map(
            what ->
                warning(
                    what.position(),
                    "the job sends its program into the background: launchd takes it for ended",
                    "run the program in the foreground: exec PROGRAM, without & and nohup"));
  }

  private static boolean isAway(String script) {
    String end = script.stripTrailing();
    return (end.endsWith("&") && !end.endsWith("&&")) || AWAY.matcher(end + " ").find();
  }
}
