package io.github.launchd4j.cli.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.launchd4j.cli.QuietRun;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No command takes more than its share of work with a file that is twice as large.
 *
 * <p>Work is counted, for times depend on the machine: each jump and each start of a method of our
 * own classes, by {@link CountingLoader}; what the JDK's searching methods and regular expressions
 * look at; and the bytes that the thread allocates, which are what the JDK copies. The first two
 * are the same in each run, the third nearly so. What they leave out, such as the hash of a string,
 * is linear in what was allocated. {@link DoublingTable} prints times.
 */
class LinearWorkTest {

  /** More than all that a command stops at: suggestions, comments, lines compared with each. */
  private static final int COUNT = 1200;

  /** Twice the work, and something for sorting and for tables that grow by steps. */
  private static final double BOUND = 2.6;

  /** So much is nothing that could grow. */
  private static final long NOTHING = 100_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final ClassLoader LOADER = new CountingLoader();

  private static final Consumer<String[]> COMMANDS = counted(QuietRun.class);

  @TempDir private Path folder;

  /** What a run took. */
  private record Load(long steps, long bytes) {}

  @ParameterizedTest
  @EnumSource
  void twice_the_file_is_at_most_twice_the_work(Shape shape) throws Exception {
    List<String> more = new ArrayList<>();
    for (Task task : Task.values()) {
      load(shape, task, 1); // loads what classes it takes
      Load one = load(shape, task, COUNT);
      Load two = load(shape, task, 2 * COUNT);
      if (isMore(one.steps, two.steps) || isMore(one.bytes, two.bytes)) {
        more.add(task + " " + one + " becomes " + two);
      }
    }
    assertEquals(List.of(), more);
  }

  @Test
  void work_that_grows_by_the_square_is_seen() {
    Consumer<Integer> squares = counted(Squares.class);
    long before = Work.steps();
    squares.accept(1000);
    long between = Work.steps();
    squares.accept(2000);
    assertTrue(isMore(between - before, Work.steps() - between));
  }

  /** Looks for each character at all characters, and leaves that to the JDK. */
  public static final class Squares implements Consumer<Integer> {
    @Override
    public void accept(Integer length) {
      String text = "a".repeat(length);
      for (int i = 0; i < length; i++) {
        assertEquals(-1, text.indexOf('b'));
      }
    }
  }

  /** A function that counts its steps. */
  @SuppressWarnings("unchecked") // it is what the class says
  private static <F> F counted(Class<? extends F> type) {
    try {
      return (F) LOADER.loadClass(type.getName()).getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isMore(long one, long two) {
    return two > NOTHING && two > BOUND * one;
  }

  private Load load(Shape shape, Task task, int count) throws IOException {
    Path file = Files.write(folder.resolve("job" + shape.extension()), shape.file(count));
    String[] arguments = task.arguments(file.toString(), folder.resolve("out").toString());
    long steps = Work.steps();
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    COMMANDS.accept(arguments);
    return new Load(Work.steps() - steps, THREADS.getCurrentThreadAllocatedBytes() - bytes);
  }
}
