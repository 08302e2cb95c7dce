package io.github.launchd4j.cli;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.report.RulePage;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints what codes mean. */
@Command(
    name = "rule",
    description = "Prints the page of a code, or lists the codes.",
    mixinStandardHelpOptions = true,
    versionProvider = Launchd4j.Version.class)
final class RuleCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      paramLabel = "CODE",
      description =
          "LP203 for its page; for a list, the beginning of a code or a part of a title:"
              + " LP2, socket")
  private List<String> codes = List.of();

  RuleCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws UsageException {
    if (codes.isEmpty()) {
      Stream.of(Code.values()).forEach(this::list);
    }
    String separator = "";
    for (String code : codes) {
      terminal.out().print(separator);
      separator = "\n";
      List<Code> like = Stream.of(Code.values()).filter(each -> isLike(each, code)).toList();
      if (like.isEmpty() || like.get(0).name().equalsIgnoreCase(code)) {
        terminal.out().print(RulePage.of(code(code)).markdown());
      } else {
        like.forEach(this::list);
      }
    }
    return Launchd4j.OK;
  }

  private static boolean isLike(Code code, String part) {
    String lower = part.toLowerCase(Locale.ROOT);
    return code.name().toLowerCase(Locale.ROOT).startsWith(lower)
        || code.title().toLowerCase(Locale.ROOT).contains(lower);
  }

  private static Code code(String name) throws UsageException {
    try {
      return Code.named(name);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private void list(Code code) {
    terminal.out().println(code + "  " + code.title());
  }
}
