package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Call;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * xcode-select(1): these files of /usr/bin start a tool of the Command Line Tools, or a dialog that
 * offers to install them.
 */
final class DeveloperStub implements Rule {

  private static final String FOLDER = "/usr/bin/";

  @Override
  public Code code() {
    return Code.LP820;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (Call call : of.calls()) {
      String program = call.program().value();
      if (program.startsWith(FOLDER) && isStub(call.name())) {
        found.info(
            call.program().position(),
            program + " is a stub: without the Command Line Tools it opens a dialog and ends",
            "install the Command Line Tools wherever the job runs, or use a "
                + call.name()
                + " of its own");
        return;
      }
    }
  }

  /** Whether macOS has only a stub by that name. */
  static boolean isStub(String name) {
    return Known.NAMES.contains(name);
  }

  private static final class Known {
    static final Set<String> NAMES = new HashSet<>();

    static {
      for (List<String> row : Table.rows(DeveloperStub.class, "developer-stubs.txt")) {
        NAMES.addAll(List.of(row.get(0).split(" ", -1)));
      }
    }
  }
}
