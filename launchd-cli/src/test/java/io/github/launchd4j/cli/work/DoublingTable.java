package io.github.launchd4j.cli.work;

import io.github.launchd4j.cli.QuietRun;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Prints the CPU time of every command with files of every shape, each twice as large as the one
 * before, and the exit code of the largest. Arguments: the least size and the greatest in bytes,
 * and the beginning of the names of shapes and of tasks, if not all.
 */
final class DoublingTable {

  private static final int MAX_VALUES = 990_000;

  private DoublingTable() {}

  public static void main(String[] arguments) throws IOException {
    long least = Long.parseLong(arguments[0]);
    long greatest = Long.parseLong(arguments[1]);
    String shapes = arguments.length > 2 ? arguments[2] : "";
    String tasks = arguments.length > 3 ? arguments[3] : "";
    Path folder = Files.createTempDirectory("doubling");
    for (Shape shape : Shape.values()) {
      for (Task task : Task.values()) {
        if (shape.name().startsWith(shapes) && task.name().startsWith(tasks)) {
          row(shape, task, folder, least, greatest);
        }
      }
    }
  }

  private static void row(Shape shape, Task task, Path folder, long least, long greatest)
      throws IOException {
    StringBuilder row = new StringBuilder(String.format("%-26s %-16s", shape, task));
    int code = 0;
    for (long size = least; size <= greatest; size *= 2) {
      Path file = folder.resolve("job" + shape.extension());
      Files.write(file, shape.file(count(shape, size)));
      String[] words = task.arguments(file.toString(), folder.resolve("out").toString());
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      QuietRun run = new QuietRun();
      run.accept(words);
      code = run.code();
      long after = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      row.append(String.format(Locale.ROOT, " %7.0f", (after - before) / 1e6));
    }
    System.out.println(row.append(" ms, exit ").append(code));
  }

  /** How many there must be for a file of that size; no more than a reader takes. */
  private static int count(Shape shape, long size) {
    int sample = 6000;
    double each = (double) shape.file(sample).length / sample;
    return (int) Math.min(size / each, MAX_VALUES);
  }
}
