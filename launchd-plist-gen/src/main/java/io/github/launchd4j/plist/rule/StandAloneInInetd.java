package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Call;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Table;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.List;
import java.util.Optional;

/** A server that inetd can start, told to open a port of its own: inetd-servers.tsv has them. */
final class StandAloneInInetd implements Rule {

  @Override
  public Code code() {
    return Code.LP308;
  }

  @Override
  public void check(Inspection of, Findings found) {
    if (!of.job().has("inetdCompatibility")) {
      return;
    }
    for (Call call : of.lastingCalls()) {
      for (List<String> row : Known.ROWS) {
        if (Table.words(row.get(0)).contains(call.name())) {
          check(call, row, found);
          return;
        }
      }
    }
  }

  private static void check(Call call, List<String> row, Findings found) {
    List<PlistString> arguments = call.arguments();
    Optional<PlistString> alone = Arguments.first(arguments, Table.words(row.get(2)));
    List<String> wanted = Table.words(row.get(1));
    boolean fit = wanted.isEmpty() || Arguments.first(arguments, wanted).isPresent();
    if (alone.isPresent() && (wanted.isEmpty() || !fit)) {
      found.warning(
          alone.get().position(),
          alone.get().value()
              + " makes "
              + call.name()
              + " a server of its own, but inetdCompatibility gives it a connection on standard"
              + " input",
          row.get(3));
    } else if (!fit) {
      found.warning(
          call.program().position(),
          call.name() + " does not serve standard input, which inetdCompatibility gives it",
          row.get(3));
    }
  }

  private static final class Known {
    static final List<List<String>> ROWS = Table.rows(StandAloneInInetd.class, "inetd-servers.tsv");
  }
}
