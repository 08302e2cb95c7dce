package io.github.launchd4j.plist.finding;

import io.github.launchd4j.plist.tree.Position;

/**
 * One thing that the validator found.
 *
 * @param code what kind of thing it is
 * @param severity how bad it is
 * @param position where in the file, or {@link Position#NONE}
 * @param message what is wrong, with the value as written: one line, lower case, no final period
 * @param help what to do about it: one line
 */
public record Finding(
    Code code, Severity severity, Position position, String message, String help) {

  /** Control characters in message and help, line ends among them, become escapes. */
  public Finding {
    message = OneLine.of(message);
    help = OneLine.of(help);
  }

  /**
   * The finding as two lines without a final line break:
   *
   * <pre>
   * FILE:LINE:COLUMN: error: MESSAGE [CODE]
   *   help: HELP
   * </pre>
   *
   * Line and column are left out where there are none.
   *
   * @param file the name of the file as it is to be printed
   */
  public String format(String file) {
    return format(file, severity + ": ");
  }

  /** The same without the severity, for a log that has it before each line. */
  public String formatForLog(String file) {
    return format(file, "");
  }

  private String format(String file, String words) {
    String place = position.isKnown() ? file + ":" + position : file;
    String line = place + ": " + words + message + " [" + code + "]";
    return OneLine.disarmed(line) + "\n" + OneLine.disarmed("  help: " + help);
  }

  /** The finding as two lines, without a file. */
  @Override
  public String toString() {
    return format("plist");
  }
}
