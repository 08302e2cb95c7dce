package io.github.launchd4j.host;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The commands of a Mac, with a launchd behind launchctl that remembers labels. */
final class FakeMac implements CommandRunner {
  static final String HERE = id(System.getProperty("user.name"), 501, "staff");

  /** What launchctl was asked to change, in order. */
  final List<String> changes = new ArrayList<>();

  /** What bootstrap answers before it does its work. */
  final Deque<Integer> bootstrapAnswers = new ArrayDeque<>();

  final Map<String, String> loaded = new HashMap<>();

  /** The domain of each label; system if it is not told. */
  final Map<String, String> domains = new HashMap<>();

  /** Domains that are not there. */
  final Set<String> missing = new HashSet<>();

  final Set<String> disabled = new HashSet<>();
  final Map<String, String> commands = new HashMap<>();

  /** Programs that are this machine's own. */
  final Set<String> real = new HashSet<>();

  /** What bootout answers. */
  int bootoutAnswer;

  /** Whether the next job that is bootstrapped ends with 127. */
  boolean failsAtOnce;

  /** How often print finds a job that was booted out. */
  int lingers;

  boolean loadFailsSilently;

  FakeMac() {
    commands.put("/usr/bin/id", HERE);
    commands.put("/usr/bin/id -- root", id("root", 0, "wheel"));
  }

  static String id(String name, int uid, String group) {
    return "uid=%d(%s) gid=7(%s) groups=7(%s),12(everyone)".formatted(uid, name, group, group);
  }

  void runByRoot() {
    commands.put("/usr/bin/id", id("root", 0, "wheel"));
  }

  Launchctl launchctl() {
    return new Launchctl(this, "/bin/launchctl", false, Optional.of(Duration.ofMillis(500)));
  }

  Launchctl legacyLaunchctl() {
    return new Launchctl(this, "/bin/launchctl", true, Optional.of(Duration.ofMillis(500)));
  }

  @Override
  public Outcome run(List<String> command) throws IOException {
    if (command.get(0).equals("/bin/launchctl")) {
      return launchctl(command.subList(1, command.size()));
    }
    if (real.contains(command.get(0))) {
      return CommandRunner.ofSystem().run(command);
    }
    String line = String.join(" ", command);
    String output = commands.get(line);
    if (output == null && !line.startsWith("/usr/bin/id")) {
      throw new IOException(command.get(0) + ": not found");
    }
    return output == null ? new Outcome(1, "no such user") : new Outcome(0, output);
  }

  private Outcome launchctl(List<String> arguments) {
    String verb = arguments.get(0);
    String last = arguments.get(arguments.size() - 1);
    if (verb.equals("print-disabled")) {
      StringBuilder text = new StringBuilder("disabled services = {\n");
      disabled.forEach(label -> text.append("\t\"" + label + "\" => disabled\n"));
      return new Outcome(0, text + "\t\"com.apple.other\" => enabled\n}");
    }
    if (verb.equals("print") && missing.contains(last)) {
      return new Outcome(112, "Could not find domain");
    }
    if (verb.equals("print") && last.matches("system|\\w+/\\d+")) {
      return new Outcome(0, "a domain");
    }
    if (verb.equals("print") || verb.equals("list")) {
      String label = last.substring(last.lastIndexOf('/') + 1);
      boolean here =
          verb.equals("list") || last.startsWith(domains.getOrDefault(label, "system") + "/");
      return here ? print(label) : new Outcome(113, "Could not find service \"" + label + "\"");
    }
    if (verb.equals("bootstrap")) {
      domains.put(last.replaceFirst(".*/", "").replaceFirst("\\.plist$", ""), arguments.get(1));
    }
    changes.add(String.join(" ", arguments));
    return change(verb, last);
  }

  private Outcome print(String label) {
    if (lingers > 0) {
      lingers--;
    } else if (!loaded.containsKey(label)) {
      return new Outcome(113, "Could not find service \"" + label + "\"");
    }
    return new Outcome(0, loaded.getOrDefault(label, ""));
  }

  private Outcome change(String verb, String last) {
    String label = last.replaceFirst(".*/", "").replaceFirst("\\.plist$", "");
    int answer =
        verb.equals("bootstrap") && !bootstrapAnswers.isEmpty()
            ? bootstrapAnswers.remove()
            : verb.equals("bootout") ? bootoutAnswer : 0;
    if (answer != 0) {
      return new Outcome(answer, "Bootstrap failed: " + answer + ": words");
    }
    switch (verb) {
      case "bootstrap" -> {
        String state = failsAtOnce ? "\tlast exit code = 127\n" : "\tpid = 4711\n";
        failsAtOnce = false;
        loaded.put(label, "\tpath = " + last + "\n" + state);
      }
      case "load" -> {
        if (!loadFailsSilently) {
          loaded.put(label, "{\n\t\"LastExitStatus\" = 0;\n\t\"PID\" = 4711;\n};");
        }
      }
      case "bootout", "unload" -> loaded.remove(label);
      case "enable" -> disabled.remove(label);
      default -> throw new IllegalArgumentException(verb);
    }
    return new Outcome(0, "");
  }
}
