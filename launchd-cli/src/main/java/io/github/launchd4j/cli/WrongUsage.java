package io.github.launchd4j.cli;

import static java.util.Map.entry;

import io.github.launchd4j.plist.finding.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, and what may have been meant. */
record WrongUsage(Terminal terminal, List<String> commands) {

  /** What other tools call these commands. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          entry("check", "validate"),
          entry("lint", "validate"),
          entry("verify", "validate"),
          entry("test", "validate"),
          entry("show", "explain"),
          entry("describe", "explain"),
          entry("view", "explain"),
          entry("info", "explain"),
          entry("repair", "fix"),
          entry("autofix", "fix"),
          entry("edit", "set"),
          entry("replace", "set"),
          entry("insert", "set"),
          entry("plutil", "convert"),
          entry("create", "generate"),
          entry("new", "generate"),
          entry("init", "generate"),
          entry("make", "generate"),
          entry("load", "install"),
          entry("bootstrap", "install"),
          entry("enable", "install"),
          entry("reload", "install"),
          entry("unload", "uninstall"),
          entry("bootout", "uninstall"),
          entry("remove", "uninstall"),
          entry("delete", "uninstall"),
          entry("stop", "uninstall"),
          entry("list", "status"),
          entry("print", "status"),
          entry("start", "run"),
          entry("emulate", "run"),
          entry("kickstart", "control"),
          entry("kill", "control"),
          entry("rules", "rule"),
          entry("codes", "rule"));

  int report(ParameterException e, String... arguments) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    Optional<String> option = unknownOption(e, arguments);
    if (arguments.length == 0) {
      command.usage(command.getErr());
    } else if (command.getParent() == null && !arguments[0].startsWith("-")) {
      say("there is no command \"" + arguments[0] + "\"", commandLike(arguments[0]), name);
    } else if (option.isPresent()) {
      say("unknown option " + option.get(), near(option.get(), options(command)), name);
    } else if (e instanceof MissingParameterException missing) {
      String words =
          missing.getMissing().stream().map(WrongUsage::word).collect(Collectors.joining(" and "));
      say(words + (missing.getMissing().size() == 1 ? " is" : " are") + " missing", none(), name);
    } else {
      String message = String.valueOf(e.getMessage());
      say(message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1), none(), name);
    }
    return Launchd4j.TROUBLE;
  }

  /** FILE, or --to=FORM. */
  private static String word(CommandLine.Model.ArgSpec missing) {
    return missing instanceof CommandLine.Model.OptionSpec option
        ? option.longestName() + "=" + option.paramLabel()
        : missing.paramLabel();
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private void say(String what, Optional<String> meant, String command) {
    String advice = meant.map(word -> "; did you mean " + word + "?").orElse("");
    terminal.err().println("launchd4j: " + Inputs.name(what) + advice);
    terminal.err().println("  help: " + command + " --help");
  }

  /** picocli complains of a missing FILE first, though an option may be the one misspelt. */
  private static Optional<String> unknownOption(ParameterException e, String... arguments) {
    if (!(e instanceof UnmatchedArgumentException) && !(e instanceof MissingParameterException)) {
      return Optional.empty();
    }
    return Stream.of(arguments)
        .takeWhile(argument -> !argument.equals("--"))
        .filter(argument -> argument.length() > 1 && argument.startsWith("-"))
        .map(argument -> argument.replaceFirst("=.*", ""))
        .filter(argument -> !isKnown(e.getCommandLine(), argument))
        .findFirst();
  }

  private static boolean isKnown(CommandLine command, String option) {
    Collection<String> options = options(command);
    return options.contains(option)
        || (!option.startsWith("--") && options.contains(option.substring(0, 2)));
  }

  private static Collection<String> options(CommandLine command) {
    return command.getCommandSpec().optionsMap().keySet();
  }

  private Optional<String> commandLike(String word) {
    return Optional.ofNullable(ELSEWHERE.get(word)).or(() -> near(word, commands));
  }

  private static Optional<String> near(String word, Collection<String> words) {
    return words.stream()
        .filter(each -> each.length() > 2 && Spelling.distance(each, word) <= 2)
        .min((a, b) -> Spelling.distance(a, word) - Spelling.distance(b, word));
  }
}
