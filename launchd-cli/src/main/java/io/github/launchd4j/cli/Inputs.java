package io.github.launchd4j.cli;

import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.Validator;
import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.OneLine;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.finding.Reason;
import io.github.launchd4j.plist.io.PlistReader;
import io.github.launchd4j.plist.json.JsonReader;
import io.github.launchd4j.plist.tree.PlistDictionary;
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
      if (argument.isEmpty()) {
        throw new UsageException("the name of a file is empty; is a variable not set?");
      }
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
      throw new UsageException(name(folder.toString()) + ": cannot be read: " + Reason.of(e));
    }
    if (visitor.found.isEmpty()) {
      throw new UsageException(name(folder.toString()) + ": contains no *.plist file");
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

  /** The job in an input: a property list, or JSON in a file of that name or on standard input. */
  static PlistDictionary job(String input, byte[] bytes) throws PlistException {
    return isJson(input, bytes) ? JsonReader.read(bytes) : PlistFile.read(bytes);
  }

  /** What is to be said of an input, whose bytes may have been read before. */
  static List<Finding> findings(String input, byte[] bytes) {
    try {
      if (isJson(input, bytes)) {
        return Validator.validate(JsonReader.read(bytes));
      }
    } catch (PlistException e) {
      return List.of(e.toFinding());
    }
    return input.equals(STDIN) ? Validator.validate(bytes) : Validator.validate(Path.of(input));
  }

  private static boolean isJson(String input, byte[] bytes) {
    return mayBeJson(input) && (input.endsWith(".json") || JsonReader.isJson(bytes));
  }

  /** launchd reads no JSON, so JSON in a .plist is a mistake. */
  static boolean mayBeJson(String input) {
    return input.equals(STDIN) || input.endsWith(".json");
  }

  /** What an input holds, as much of it as the reader takes, and one byte more. */
  static byte[] read(Terminal terminal, String input) throws PlistException {
    return input.equals(STDIN)
        ? PlistReader.bytes(terminal.in())
        : PlistReader.bytes(Path.of(input));
  }

  /** Whether nothing was found because nothing could be looked at. */
  static boolean isUnreadable(Code code) {
    return code == Code.LP001;
  }

  /** Prints what is wrong with an input, and gives the exit code for it. */
  static int report(Terminal terminal, String input, PlistException e) {
    terminal.err().println(e.toFinding().format(name(input)));
    return isUnreadable(e.code()) ? Launchd4j.TROUBLE : Launchd4j.FINDINGS;
  }

  /** The name of an input as it is printed: no control character of it reaches a terminal. */
  static String name(String input) {
    return input.equals(STDIN) ? "<stdin>" : OneLine.of(input);
  }

  /** The same at the beginning of a line, where no build server takes it for a command. */
  static String start(String input) {
    return OneLine.disarmed(name(input));
  }
}
