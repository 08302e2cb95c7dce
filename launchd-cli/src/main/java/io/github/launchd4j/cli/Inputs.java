package io.github.launchd4j.cli;

import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.finding.Severity;
import io.github.launchd4j.plist.io.PlistReader;
import io.github.launchd4j.plist.tree.Position;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The files that the arguments name. */
final class Inputs {

  /** The argument for standard input. */
  static final String STDIN = "-";

  private Inputs() {}

  /**
   * Each argument, and in place of a folder each file in and below it that is called *.plist, in
   * order of their names. Links to folders are not followed, so that a loop of them ends.
   */
  static List<String> of(List<String> arguments) throws UsageException {
    List<String> inputs = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.equals(STDIN) || !Files.isDirectory(Path.of(argument))) {
        inputs.add(argument);
      } else {
        inputs.addAll(below(Path.of(argument)));
      }
    }
    return inputs;
  }

  private static List<String> below(Path folder) throws UsageException {
    Visitor visitor = new Visitor();
    try {
      Files.walkFileTree(folder, visitor);
    } catch (IOException e) {
      throw new UsageException(folder + ": cannot be read: " + e.getMessage());
    }
    if (visitor.found.isEmpty()) {
      throw new UsageException(folder + ": no file called *.plist in it");
    }
    Collections.sort(visitor.found);
    return visitor.found;
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {
    private final List<String> found = new ArrayList<>();

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      boolean candidate =
          attributes.isRegularFile() || (attributes.isSymbolicLink() && !Files.isDirectory(file));
      if (candidate && file.toString().endsWith(".plist")) {
        found.add(file.toString());
      }
      return FileVisitResult.CONTINUE;
    }

    /** A folder without permission becomes an input, and so a finding. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      found.add(file.toString());
      return FileVisitResult.CONTINUE;
    }
  }

  /** What an input holds, as much of it as the reader takes, and one byte more. */
  static byte[] read(Terminal terminal, String input) throws PlistException {
    if (!input.equals(STDIN)) {
      return PlistReader.bytes(Path.of(input));
    }
    try {
      return readStdin(terminal);
    } catch (IOException e) {
      Finding finding = unreadable(e);
      throw new PlistException(finding.code(), Position.NONE, finding.message(), finding.help());
    }
  }

  /** Prints what is wrong with an input, and gives the exit code for it. */
  static int report(Terminal terminal, String input, PlistException e) {
    Finding finding = new Finding(e.code(), Severity.ERROR, e.position(), e.getMessage(), e.help());
    terminal.err().println(finding.format(name(input)));
    return e.code().equals("LP001") ? Launchd4j.TROUBLE : Launchd4j.FINDINGS;
  }

  /** Standard input, as much of it as the reader takes, and one byte more. */
  static byte[] readStdin(Terminal terminal) throws IOException {
    return terminal.in().readNBytes((16 << 20) + 1);
  }

  static Finding unreadable(IOException e) {
    return new Finding(
        "LP001",
        Severity.ERROR,
        Position.NONE,
        "cannot be read: " + e.getMessage(),
        "check what is piped into the command");
  }

  /** The name of an input as it is printed: no control character of it reaches a terminal. */
  static String name(String input) {
    if (input.equals(STDIN)) {
      return "<stdin>";
    }
    StringBuilder name = new StringBuilder(input);
    for (int i = 0; i < name.length(); i++) {
      if (Character.isISOControl(name.charAt(i))) {
        name.setCharAt(i, '?');
      }
    }
    return name.toString();
  }
}
