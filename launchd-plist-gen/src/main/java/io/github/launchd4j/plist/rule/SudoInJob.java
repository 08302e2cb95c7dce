package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** sudo(8) asks for a password, on a terminal that no job has. */
final class SudoInJob implements Rule {

  private static final Pattern SUDO = Pattern.compile("(?:^|[\\s;&|(])(?:/usr/bin/)?sudo\\s");

  @Override
  public String code() {
    return "LP509";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    CommandLine command = CommandLine.of(job);
    Stream<PlistString> scripts =
        command.script().stream().filter(script -> SUDO.matcher(script.value()).find());
    Stream<PlistString> program =
        command.name().equals("sudo") ? Walk.program(job).stream() : Stream.empty();
    return Stream.concat(scripts, program)
        .map(
            what ->
                warning(
                    what.position(),
                    "sudo in a job: there is no terminal to ask for a password",
                    "install a daemon, which runs as root, or give it UserName"));
  }
}
