package io.github.launchd4j.cli.work;

/** Every command that reads a file, in each way that takes another path through the code. */
enum Task {
  VALIDATE("validate FILE"),
  VALIDATE_JSON("validate --format json FILE"),
  VALIDATE_SARIF("validate --format sarif FILE"),
  VALIDATE_GITHUB("validate --format github FILE"),
  BASELINE("validate --write-baseline OUT FILE"),
  EXPLAIN("explain --at 2026-11-23 --zone UTC FILE"),
  EXPLAIN_HTML("explain --html OUT FILE"),
  FIX("fix FILE"),
  SET("set FILE ThrottleInterval=10"),
  SET_PATH("set --force FILE Odd.1=a"),
  APPEND("set --force FILE WatchPaths+=/a"),
  REMOVE("set --force FILE RunAtLoad="),
  TO_XML("convert --to xml -o OUT FILE"),
  TO_BINARY("convert --to binary -o OUT FILE"),
  TO_JSON("convert --to json -o OUT FILE");

  private final String line;

  Task(String line) {
    this.line = line;
  }

  /** The arguments of a run. */
  String[] arguments(String file, String out) {
    String[] words = line.split(" ", -1);
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].equals("FILE") ? file : words[i].equals("OUT") ? out : words[i];
    }
    return words;
  }
}
