package io.github.launchd4j.plist.inspect;

import io.github.launchd4j.plist.tree.PlistString;
import java.util.List;

/**
 * A program that a job runs: its own, the one that env(1) or the like runs for it, or one of the
 * commands of its script.
 *
 * @param program as the job writes it
 * @param arguments what follows argv[0]; those of a script have the position of the script
 */
public record Call(PlistString program, List<PlistString> arguments) {

  /** The program without its folders. */
  public String name() {
    return CommandLine.baseName(program.value());
  }

  /** Whether an argument is one of the words. */
  public boolean has(List<String> words) {
    for (PlistString argument : arguments) {
      if (words.contains(argument.value())) {
        return true;
      }
    }
    return false;
  }
}
