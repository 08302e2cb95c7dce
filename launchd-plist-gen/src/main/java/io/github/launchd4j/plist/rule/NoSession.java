package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Call;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Table;
import io.github.launchd4j.plist.life.Place;
import java.util.List;

/** Apple TN2083: a daemon has no session of a user, and so no screen, no sound, no pasteboard. */
final class NoSession implements Rule {

  @Override
  public Code code() {
    return Code.LP516;
  }

  @Override
  public void check(Inspection of, Findings found) {
    if (Place.of(of.job(), of.file()).kind() != Place.Kind.DAEMON) {
      return;
    }
    for (Call call : of.calls()) {
      if (needsSession(call)) {
        found.warning(
            call.program().position(),
            call.name() + " needs the session of a user, which a daemon does not have",
            "make the job an agent: install it in LaunchAgents");
        return;
      }
    }
  }

  private static boolean needsSession(Call call) {
    for (List<String> row : Known.ROWS) {
      if (row.get(0).equals(call.name())) {
        return row.get(1).equals("*")
            || Arguments.first(call.arguments(), Table.words(row.get(1))).isPresent();
      }
    }
    return false;
  }

  private static final class Known {
    static final List<List<String>> ROWS = Table.rows(NoSession.class, "session-programs.tsv");
  }
}
