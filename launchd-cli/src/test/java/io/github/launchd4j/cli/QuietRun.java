package io.github.launchd4j.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Runs a command and throws away what it prints. One of the JDK's types, so that {@link
 * io.github.launchd4j.cli.work.CountingLoader} can run a copy of it.
 */
public final class QuietRun implements Consumer<String[]> {

  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private int code;

  /** The exit code of the last run. */
  public int code() {
    return code;
  }

  /** The first line that it complained in, if it did. */
  public String complaint() {
    return errors.toString(StandardCharsets.UTF_8).lines().findFirst().orElse("");
  }

  @Override
  public void accept(String[] args) {
    Terminal terminal =
        new Terminal(
            InputStream.nullInputStream(),
            Output.to(OutputStream.nullOutputStream()),
            Output.to(errors),
            false,
            false,
            false);
    errors.reset();
    code = Launchd4j.run(terminal, args);
    terminal.flush();
  }
}
