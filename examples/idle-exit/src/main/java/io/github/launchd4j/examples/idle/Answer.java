package io.github.launchd4j.examples.idle;

import java.time.Duration;

/** What all three servers say: which process it is. */
final class Answer {
  static final String TEXT = "process " + ProcessHandle.current().pid() + "\n";
  static final String HTTP = "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n" + TEXT;

  private Answer() {}

  static Duration idleTime(String... args) {
    return args.length == 0 ? Duration.ofSeconds(2) : Duration.parse(args[0]);
  }
}
