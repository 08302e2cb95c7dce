package io.github.launchd4j.cli;

import io.github.launchd4j.plist.finding.Reason;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A print stream in UTF-8 that can tell why it failed. */
final class Output extends PrintStream {

  private final Recorder recorder;

  private Output(Recorder recorder) {
    super(new BufferedOutputStream(recorder, 8192), false, StandardCharsets.UTF_8);
    this.recorder = recorder;
  }

  static Output to(OutputStream stream) {
    return new Output(new Recorder(stream));
  }

  /** Why not all of it could be written, after all that is there has been. */
  Optional<String> failure() {
    boolean failed = checkError();
    IOException why = recorder.failure;
    return failed || why != null
        ? Optional.of(why == null ? "an input or output error" : Reason.of(why))
        : Optional.empty();
  }

  private static final class Recorder extends FilterOutputStream {
    private @Nullable IOException failure;

    Recorder(OutputStream stream) {
      super(stream);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }
  }
}
