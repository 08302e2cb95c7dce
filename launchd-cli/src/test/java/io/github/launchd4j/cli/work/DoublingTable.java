package io.github.launchd4j.cli.work;

import io.github.launchd4j.cli.QuietRun;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.json.JsonReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Prints what every command takes with files of every shape, each twice as large as the one before:
 * milliseconds of CPU time, and the exit code with the largest. Arguments: the least and the
 * greatest size in KiB, and patterns for the names of shapes and of tasks, if not all. In a heap of
 * 256 MiB, no exit code is 2 for want of memory:
 *
 * <pre>{@code
 * java -Xmx256m -cp ... io.github.launchd4j.cli.work.DoublingTable 16384 16384
 * }</pre>
 */
final class DoublingTable {

  private static final int SAMPLE = 6000;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private DoublingTable() {}

  public static void main(String[] arguments) throws IOException {
    long least = Long.parseLong(arguments[0]) << 10;
    long greatest = Long.parseLong(arguments[1]) << 10;
    String shapes = arguments.length > 2 ? arguments[2] : ".*";
    String tasks = arguments.length > 3 ? arguments[3] : ".*";
    Path folder = Files.createTempDirectory("doubling");
    for (Shape shape : Shape.values()) {
      for (Task task : Task.values()) {
        if (shape.name().matches(shapes) && task.name().matches(tasks)) {
          row(shape, task, folder, least, greatest);
        }
      }
    }
  }

  private static void row(Shape shape, Task task, Path folder, long least, long greatest)
      throws IOException {
    System.out.printf("%-26s %-16s", shape, task);
    String code = "";
    for (long size = least; size <= greatest; size *= 2) {
      code = run(shape, task, folder, size);
    }
    System.out.println(" ms, exit " + code);
  }

  private static String run(Shape shape, Task task, Path folder, long size) throws IOException {
    Path file = folder.resolve("job" + shape.extension());
    Files.write(file, largest(shape, size));
    QuietRun run = new QuietRun();
    long before = THREADS.getCurrentThreadCpuTime();
    run.accept(task.arguments(file.toString(), folder.resolve("out").toString()));
    long nanos = THREADS.getCurrentThreadCpuTime() - before;
    System.out.printf(Locale.ROOT, " %7.0f", nanos / 1e6);
    return run.code() + " " + run.complaint();
  }

  /** Of no more than that size, and no more values than a reader takes. */
  private static byte[] largest(Shape shape, long size) {
    long count = size * SAMPLE / shape.file(SAMPLE).length;
    byte[] file = shape.file((int) count);
    while (file.length > size || hasTooMany(file)) {
      count =
          file.length > size
              ? count * size / file.length
              : Math.min(count, Shape.TOO_MANY) * 9 / 10;
      file = shape.file((int) count);
    }
    return file;
  }

  private static boolean hasTooMany(byte[] file) {
    try {
      return (JsonReader.isJson(file) ? JsonReader.read(file) : PlistFile.read(file)) == null;
    } catch (PlistException e) {
      return e.code() == Code.LP006;
    }
  }
}
