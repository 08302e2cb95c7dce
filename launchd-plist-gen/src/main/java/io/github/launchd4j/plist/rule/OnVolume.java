package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Call;
import io.github.launchd4j.plist.inspect.Chars;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.ShellCommand;
import io.github.launchd4j.plist.inspect.Text;
import io.github.launchd4j.plist.life.Demand;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.List;
import java.util.Optional;

/**
 * launchd starts jobs before other volumes are mounted, makes the missing folder for a log, and the
 * volume is mounted under another name.
 */
final class OnVolume implements Rule {

  /** Nix has a volume of its own, and these are links into it. */
  private static final List<String> OF_NIX =
      List.of("/nix/", "/run/current-system/", "/etc/profiles/per-user/");

  @Override
  public Code code() {
    return Code.LP801;
  }

  @Override
  public void check(Inspection of, Findings found) {
    if (waits(of)) {
      return;
    }
    for (Text path : of.paths()) {
      if (path.value().startsWith("/Volumes/")
          && !path.value().startsWith("/Volumes/Macintosh HD/")) {
        found.warning(
            path.position(),
            path.quoted() + " is on a volume that may not be mounted when the job starts",
            "use the boot volume, wait for the volume with wait4path, or start with StartOnMount");
      }
    }
    Optional<PlistString> program = programOfNix(of.calls());
    if (program.isPresent()) {
      found.warning(
          program.get().position(),
          "the program is on the volume of Nix, which may not be mounted when the job starts:"
              + " nothing waits for it, as wait4path does",
          "/bin/sh -c \"/bin/wait4path /nix/store && exec PROGRAM\"");
    }
  }

  private static boolean waits(Inspection of) {
    for (ShellCommand command : of.script()) {
      if (command.name().equals("wait4path")) {
        return true;
      }
    }
    return of.command().name().equals("wait4path")
        || of.demands().has(Demand.Mount.class)
        || of.demands().has(Demand.WhilePath.class);
  }

  private static Optional<PlistString> programOfNix(List<Call> calls) {
    for (Call call : calls) {
      if (Chars.startsWithOneOf(call.program().value(), OF_NIX)) {
        return Optional.of(call.program());
      }
    }
    return Optional.empty();
  }
}
