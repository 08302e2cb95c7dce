package io.github.launchd4j.testkit.process;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.testkit.jna.Constants;
import java.math.BigInteger;
import java.util.List;

/**
 * SoftResourceLimits and HardResourceLimits, as ulimit(1) of the shell sets them. Bytes are rounded
 * up to the shell's units of 512 or 1024. As in launchd-842, a limit that cannot be set stays as it
 * is.
 */
public record Limits(String key, String option, int unit) {
  // POSIX, dash and newer versions of bash have 512; macOS's sh, bash 3.2.57, counts 1024
  // (Apple's bash, builtins/ulimit.def:202).
  private static final int BLOCK = Constants.isMacOs() ? 1024 : 512;

  private static final List<Limits> ALL =
      List.of(
          new Limits("Core", "-c", BLOCK),
          new Limits("CPU", "-t", 1),
          new Limits("Data", "-d", 1024),
          new Limits("FileSize", "-f", BLOCK),
          new Limits("MemoryLock", "-l", 1024),
          new Limits("NumberOfFiles", "-n", 1),
          new Limits("NumberOfProcesses", "-u", 1), // bash
          new Limits("NumberOfProcesses", "-p", 1), // dash; in bash, the size of pipes, read-only
          new Limits("ResidentSetSize", "-m", 1024),
          new Limits("Stack", "-s", 1024));

  public static String script(Job job) {
    // The default of launchd's jobs (launchctl limit; xnu, bsd/sys/param.h, NOFILE).
    StringBuilder script = new StringBuilder("ulimit -Sn 256 2>&-\n");
    // Soft before hard, which must not be lower; soft again, in case it needs the new hard limit.
    for (String kind : List.of("Soft", "Hard", "Soft")) {
      if (job.toPropertyList().get(kind + "ResourceLimits").orElse(null)
          instanceof PlistDictionary limits) {
        ALL.forEach(limit -> script.append(limit.command(kind.substring(0, 1), limits)));
      }
    }
    return script.toString();
  }

  private String command(String kind, PlistDictionary limits) {
    if (!(limits.get(key).orElse(null) instanceof PlistInteger value)) {
      return "";
    }
    BigInteger units =
        value.value().add(BigInteger.valueOf(unit - 1L)).divide(BigInteger.valueOf(unit));
    return "ulimit -" + kind + " " + option + " " + units + " 2>&-\n";
  }
}
