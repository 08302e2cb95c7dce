package io.github.launchd4j.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Consumer;

/**
 * Runs a command and throws away what it prints. One of the JDK's types, so that {@link
 * io.github.launchd4j.cli.work.CountingLoader} can run a copy of it.
 */
public final class QuietRun implements Consumer<String[]> {

  private int code;

  /** The exit code of the last run. */
  public int code() {
    return code;
  }

  @Override
  public void accept(String[] args) {
    Terminal terminal =
        new Terminal(
            InputStream.nullInputStream(),
            Output.to(OutputStream.nullOutputStream()),
            Output.to(OutputStream.nullOutputStream()),
            false,
            false,
            false);
    code = Launchd4j.run(terminal, args);
  }
}
