package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.inspect.Call;
import io.github.launchd4j.plist.inspect.Chars;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.List;
import java.util.Optional;

/**
 * What puts a program into the background.
 *
 * @param word the program, or its argument that does it
 * @param program the name of the program
 * @param cure what to do instead
 * @param byItself whether the program itself goes on; else another process does its work
 * @param known whether the program is known for it; else the word usually means it
 */
record Background(PlistString word, String program, String cure, boolean byItself, boolean known) {

  private static final List<String> USUAL =
      List.of(
          "--daemon",
          "--daemonize",
          "--daemonise",
          "--fork",
          "--background",
          "--detach",
          "--detached",
          "-daemon",
          "-daemonize",
          "-detached");

  private static final List<String> FOREGROUND =
      List.of(
          "--foreground",
          "-foreground",
          "--no-daemon",
          "--nodaemon",
          "--no-daemonize",
          "--nodaemonize",
          "--no-detach",
          "--nodetach",
          "--no-fork",
          "--nofork",
          "--console");

  private static final List<String> SCRIPT_ENDS = List.of(".sh", "ctl", ".server", ".init");
  private static final List<String> SCRIPT_FOLDERS =
      List.of("/init.d/", "/rc.d/", "/StartupItems/");

  /** Programs there are the system's or an application's, and their options their own. */
  private static final List<String> OTHERS =
      List.of(
          "/System/",
          "/Library/Apple/",
          "/usr/libexec/",
          "/usr/sbin/",
          "/usr/bin/",
          "/bin/",
          "/sbin/");

  static Optional<Background> of(Call call) {
    List<Daemon> known = Daemon.of(call);
    for (Daemon daemon : known) {
      Optional<PlistString> word = daemon.sender(call);
      if (word.isPresent()) {
        return Optional.of(
            new Background(word.get(), call.name(), daemon.cure(), daemon.byItself(), true));
      }
    }
    return known.isEmpty() && isUsual(call.program().value()) ? usual(call) : Optional.empty();
  }

  private static boolean isUsual(String program) {
    return !Chars.startsWithOneOf(program, OTHERS) && !program.contains(".app/Contents/");
  }

  private static Optional<Background> usual(Call call) {
    Optional<PlistString> word = Arguments.first(call.arguments(), USUAL);
    boolean stays = Arguments.first(call.arguments(), FOREGROUND).isPresent();
    if (word.isPresent() && !stays) {
      String cure = "use the option that keeps it in the foreground";
      return Optional.of(new Background(word.get(), call.name(), cure, true, false));
    }
    Optional<PlistString> start = lastIsStart(call);
    if (start.isPresent() && isServerScript(call.program().value())) {
      String cure = "run the program itself, or the script's command for the foreground";
      return Optional.of(new Background(start.get(), call.name(), cure, true, false));
    }
    return Optional.empty();
  }

  private static Optional<PlistString> lastIsStart(Call call) {
    int last = call.arguments().size() - 1;
    return last >= 0 && call.arguments().get(last).value().equals("start")
        ? Optional.of(call.arguments().get(last))
        : Optional.empty();
  }

  private static boolean isServerScript(String program) {
    if (Chars.endsWithOneOf(program, SCRIPT_ENDS)) {
      return true;
    }
    for (String folder : SCRIPT_FOLDERS) {
      if (program.contains(folder)) {
        return true;
      }
    }
    return false;
  }
}
