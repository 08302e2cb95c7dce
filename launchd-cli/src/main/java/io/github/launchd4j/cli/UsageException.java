package io.github.launchd4j.cli;

import java.io.IOException;
import java.io.Serial;

/** What ends a command with exit code 2. The message is all there is to say. */
final class UsageException extends IOException {

  @Serial private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
