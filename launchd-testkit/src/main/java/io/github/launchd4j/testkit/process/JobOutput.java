package io.github.launchd4j.testkit.process;

import io.github.launchd4j.testkit.jna.Descriptors;
import io.github.launchd4j.testkit.loop.Callbacks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/** A pipe that outlives the job's processes, and passes on their output line by line. */
public final class JobOutput implements AutoCloseable {
  private static final int BUFFER_SIZE = 16 * 1024;
  private static final int LONGEST_LINE = 64 * 1024;

  private final BiConsumer<String, String> lines;
  private final String label;
  private final Descriptors.Pipe pipe = Descriptors.pipe();
  private final byte[] buffer = new byte[BUFFER_SIZE];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean writing = true;
  private boolean ended;
  private boolean closed;

  public JobOutput(BiConsumer<String, String> lines, String label) throws IOException {
    this.lines = lines;
    this.label = label;
  }

  /** The end to read from; non-blocking. */
  public int readEnd() {
    return pipe.read();
  }

  /** The end that the job writes to. */
  public int writeEnd() {
    return pipe.write();
  }

  /** Passes on what is available, and returns. */
  public void drain() throws IOException {
    if (closed) {
      return;
    }
    for (int count = read(); count > 0; count = read()) {
      for (int i = 0; i < count; i++) {
        if (buffer[i] == '\n') {
          flush();
        } else {
          line.write(buffer[i]);
          if (line.size() == LONGEST_LINE) {
            flush();
          }
        }
      }
      if (count < buffer.length) {
        return;
      }
    }
  }

  private int read() throws IOException {
    int count = Descriptors.read(pipe.read(), buffer);
    ended = count == 0;
    return count;
  }

  /** The job has gone; processes that it left behind may still write. */
  void endWriting() throws IOException {
    Descriptors.close(pipe.write());
    writing = false;
  }

  /** Whether no process is left that could write. */
  boolean hasEnded() {
    return ended;
  }

  /** As {@link #drain}, and passes on a last line that has no line end. */
  public void drainAll() throws IOException {
    drain();
    if (line.size() > 0) {
      flush();
    }
  }

  private void flush() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    Callbacks.accept(each -> lines.accept(label, each), text);
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      if (writing) {
        Descriptors.close(pipe.write());
      }
      Descriptors.close(pipe.read());
    }
  }
}
