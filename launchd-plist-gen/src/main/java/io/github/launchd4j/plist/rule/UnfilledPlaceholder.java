package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Table;
import io.github.launchd4j.plist.inspect.Text;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word that a template or an instruction wants replaced, and that nobody replaced:
 * placeholders.tsv has their forms.
 */
final class UnfilledPlaceholder implements Rule {

  private static final Set<String> NAMES =
      Set.of(
          "Label",
          "UserName",
          "GroupName",
          "SockServiceName",
          "SockNodeName",
          "BundleProgram",
          "AssociatedBundleIdentifiers",
          "ProcessType",
          "LimitLoadToSessionType");

  private static final Set<String> PATHS =
      Set.of(
          "Program",
          "WorkingDirectory",
          "StandardOutPath",
          "StandardErrorPath",
          "StandardInPath",
          "RootDirectory",
          "SockPathName",
          "WatchPaths",
          "QueueDirectories");

  @Override
  public Code code() {
    return Code.LP116;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Set<PlistString> plain = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Text text : of.withoutScripts()) {
      plain.add(text.string());
    }
    Set<PlistString> program = Collections.newSetFromMap(new IdentityHashMap<>());
    Optional<PlistString> named = Walk.program(of.job());
    if (named.isPresent()) {
      program.add(named.get());
    }
    for (Text text : of.texts()) {
      check(text, plain.contains(text.string()), program.contains(text.string()), found);
    }
  }

  private static void check(Text text, boolean plain, boolean program, Findings found) {
    for (List<String> row : Known.ROWS) {
      if (text.value().contains(row.get(0)) && counts(row.get(1), text, plain, program)) {
        Matcher placeholder = Pattern.compile(row.get(2)).matcher(text.value());
        if (placeholder.find()) {
          found.warning(
              text.position(),
              "\"" + placeholder.group() + "\" in " + text.key() + " looks like a placeholder",
              "replace it by the real value; launchd takes it literally");
          return;
        }
      }
    }
  }

  private static boolean counts(String where, Text text, boolean plain, boolean program) {
    boolean argument = text.key().equals("ProgramArguments");
    return switch (where) {
      case "any" -> true;
      case "plain" -> plain;
      case "path" -> plain && (program || !argument || isPath(text.value()));
      case "name" -> NAMES.contains(text.key());
      case "program" -> program || PATHS.contains(text.key());
      default -> throw new IllegalStateException(where);
    };
  }

  private static boolean isPath(String argument) {
    return argument.startsWith("/") || argument.startsWith("~") || argument.contains("=/");
  }

  private static final class Known {
    static final List<List<String>> ROWS =
        Table.rows(UnfilledPlaceholder.class, "placeholders.tsv");
  }
}
