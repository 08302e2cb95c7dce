package io.github.launchd4j.testkit.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Distinguishes running processes of a group from zombies, if there is /proc (Linux, proc(5)). */
public final class ProcessGroup {
  private static final Path PROC = Path.of("/proc");

  private ProcessGroup() {}

  /**
   * Whether a process of the group runs, or, without /proc, may run. Orphans that have ended stay
   * zombies until process 1 reaps them, which in many containers it never does.
   */
  public static boolean mayRun(int group) throws IOException {
    if (!Files.isReadable(PROC.resolve("self/stat"))) {
      return true;
    }
    try (Stream<Path> all = Files.list(PROC)) {
      return all.filter(ProcessGroup::isProcess).anyMatch(process -> runs(process, group));
    }
  }

  private static boolean isProcess(Path path) {
    return Character.isDigit(path.getFileName().toString().charAt(0));
  }

  // pid (name) state parent group ...; the name may hold anything, even parentheses and bytes that
  // are not
  // text.
  private static boolean runs(Path process, int group) {
    try {
      String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return Integer.parseInt(fields[2]) == group && !fields[0].equals("Z");
    } catch (IOException e) {
      return false; // it has ended meanwhile
    }
  }
}
