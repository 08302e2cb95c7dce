package io.github.launchd4j.host;

import io.github.launchd4j.plist.ShellText;
import java.util.List;
import java.util.Optional;

/**
 * An exit status of launchctl that means failure, and its causes.
 *
 * <p>The numbers up to 106 are macOS's errno; those above are launchd's. {@code launchctl error
 * NUMBER} prints the words of the Mac that it runs on (launchctl(1)).
 *
 * @param number the exit status of launchctl
 * @param meaning what the number means
 * @param causes the causes, the most frequent first; at least one
 */
public record LaunchctlError(int number, String meaning, List<Cause> causes) {

  /**
   * One cause of a number.
   *
   * @param cause what is wrong
   * @param cure what to do; DOMAIN, LABEL and FILE stand for those of the job
   */
  public record Cause(String cause, String cure) {}

  /** What a number means; empty for one that is not in the table. */
  public static Optional<LaunchctlError> of(int number) {
    return all().stream().filter(error -> error.number == number).findFirst();
  }

  /** The table, in the order of the numbers. Unmodifiable. */
  public static List<LaunchctlError> all() {
    return LaunchctlErrors.TABLE;
  }

  /** Causes and cures, one indented line each, with the names of a job filled in. */
  String explain(DomainTarget destination, String label) {
    StringBuilder text = new StringBuilder();
    for (Cause each : causes) {
      text.append("\n  cause: ").append(fill(each.cause, destination, label));
      text.append("\n   cure: ").append(fill(each.cure, destination, label));
    }
    return text.toString();
  }

  private static String fill(String text, DomainTarget destination, String label) {
    return text.replace("DOMAIN", destination.domain())
        .replace("LABEL", ShellText.quote(label))
        .replace("FILE", ShellText.quote(destination.file(label).toString()));
  }
}
