package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.inspect.Call;
import io.github.launchd4j.plist.inspect.Table;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A program that may put itself into the background: a row of daemons.tsv.
 *
 * @param names of its file
 * @param background the words that do it, or {@code always}
 * @param foreground the words that keep it from it
 * @param cure what to do instead
 * @param byItself whether it is the program that goes on, not one that another process runs for it
 */
record Daemon(
    List<String> names,
    List<String> background,
    List<String> foreground,
    String cure,
    boolean byItself) {

  private static Daemon of(List<String> row) {
    return new Daemon(
        Table.words(row.get(0)),
        Table.words(row.get(1)),
        Table.words(row.get(2)),
        row.get(3),
        row.get(4).equals("itself"));
  }

  /** The rows for a program; those for its path if there are any. */
  static List<Daemon> of(Call call) {
    List<Daemon> byPath = new ArrayList<>();
    List<Daemon> byName = new ArrayList<>();
    for (Daemon daemon : Known.DAEMONS) {
      if (daemon.isPath(call.program().value())) {
        byPath.add(daemon);
      } else if (daemon.isName(call.name())) {
        byName.add(daemon);
      }
    }
    return byPath.isEmpty() ? byName : byPath;
  }

  private boolean isPath(String path) {
    for (String name : names) {
      if (name.startsWith("/") ? path.equals(name) : isEnd(name, path)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEnd(String name, String path) {
    int before = path.length() - name.length() - 1;
    return before >= 0
        && path.charAt(before) == '/'
        && name.indexOf('/') >= 0
        && path.endsWith(name);
  }

  private boolean isName(String file) {
    for (String name : names) {
      if (name.equals(file)
          || (name.endsWith("*") && file.startsWith(name.substring(0, name.length() - 1)))) {
        return true;
      }
    }
    return false;
  }

  /** What puts the program into the background: itself, or one of its arguments. */
  Optional<PlistString> sender(Call call) {
    if (Arguments.first(call.arguments(), foreground).isPresent()) {
      return Optional.empty();
    }
    return background.contains("always")
        ? Optional.of(call.program())
        : Arguments.first(call.arguments(), background);
  }

  private static final class Known {
    static final List<Daemon> DAEMONS = load();

    private static List<Daemon> load() {
      List<Daemon> daemons = new ArrayList<>();
      for (List<String> row : Table.rows(Daemon.class, "daemons.tsv")) {
        daemons.add(Daemon.of(row));
      }
      return List.copyOf(daemons);
    }
  }
}
