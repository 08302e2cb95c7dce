package io.github.launchd4j.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A shell that watches over an upgrade. Between the end of the old job and the start of the new one
 * launchd has neither; if this process dies there, the shell loads what is in place, or the former
 * file if that cannot be loaded. It learns of that death by the end of a pipe, and gives way to a
 * later upgrade, which begins the journal anew.
 */
final class Rescue {
  private static final String RELEASED = "released\n";

  /**
   * How long it waits for a job to end that was told to: ExitTimeOut may be 0, which is for ever.
   */
  private static final int SECONDS = 3600;

  /**
   * $1 launchctl, $2 domain, $3 target, $4 file, $5 former file, $6 journal, $7 upgrade, $8
   * seconds.
   */
  private static final String SCRIPT =
      """
      trap '' HUP INT TERM
      read -r word && [ "$word" = released ] && exit
      left=$8 failed=0
      mine() {
        read -r upgrade <"$journal" && [ "$upgrade" = "$name" ]
      }
      journal=$6 name=$7
      while [ "$left" -gt 0 ] && mine 2>/dev/null; do
        if ! "$1" print "$3" >/dev/null 2>&1; then
          "$1" enable "$3" >/dev/null 2>&1
          mine 2>/dev/null || exit
          "$1" bootstrap "$2" "$4" >/dev/null 2>&1 && exit
          failed=$((failed + 1))
          [ "$failed" -eq 3 ] && [ -f "$5" ] && cp -p "$5" "$5.tmp" && mv -f "$5.tmp" "$4"
        fi
        sleep 1
        left=$((left - 1))
      done
      """;

  private final Process shell;

  private Rescue(Process shell) {
    this.shell = shell;
  }

  static Rescue start(ServiceTarget job, InstallRecord record, String upgrade) throws IOException {
    List<String> command =
        List.of(
            "/bin/sh",
            "-c",
            SCRIPT,
            "launchd4j-rescue",
            job.launchctl().executable(),
            job.destination().domain(),
            job.destination().target(job.label()),
            job.file().toString(),
            record.former().toString(),
            record.journal().toString(),
            upgrade,
            Integer.toString(SECONDS));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear(); // it may run as root, and sudo on a Mac keeps the user's PATH
    builder.environment().put("PATH", "/usr/bin:/bin");
    return new Rescue(builder.start());
  }

  /** The job is loaded: there is nothing to watch over any more. */
  void release() throws IOException {
    try (OutputStream pipe = shell.getOutputStream()) {
      pipe.write(RELEASED.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** This process gives up: the shell goes on alone. */
  void leave() throws IOException {
    shell.getOutputStream().close();
  }
}
