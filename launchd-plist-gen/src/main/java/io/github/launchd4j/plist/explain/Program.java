package io.github.launchd4j.plist.explain;

import io.github.launchd4j.plist.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What runs, and as whom. */
final class Program {

  private Program() {}

  static List<String> sentences(Job job) {
    List<String> sentences = new ArrayList<>();
    List<String> arguments = job.programArguments();
    if (job.program().isPresent()) {
      sentences.add("The program " + job.program().get() + ".");
      if (!arguments.isEmpty()) {
        sentences.add("It sees these as its arguments, its own name first: " + quoted(arguments));
      }
    } else if (arguments.isEmpty()) {
      sentences.add("Nothing: there is neither Program nor ProgramArguments.");
    } else {
      sentences.add(quoted(arguments));
    }
    return sentences;
  }

  /** As a shell would take it, so that a space inside an argument shows. */
  private static String quoted(List<String> arguments) {
    return arguments.stream()
        .map(
            argument ->
                argument.matches("[\\w@%+=:,./-]+")
                    ? argument
                    : "'" + argument.replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" "));
  }

  static List<String> users(Job job) {
    List<String> sentences = new ArrayList<>();
    String group = job.groupName().map(name -> " and the group " + name).orElse("");
    sentences.add(
        job.userName()
            .map(name -> "As a daemon, the user " + name + group + ".")
            .orElse("As a daemon (in /Library/LaunchDaemons), root" + group + "."));
    sentences.add(
        "As an agent (in a LaunchAgents folder), whoever logs in"
            + (job.userName().isPresent() || job.groupName().isPresent()
                ? ": UserName and GroupName do not count there."
                : "."));
    if (!job.limitLoadToSessionType().isEmpty()) {
      sentences.add(
          "Only in sessions of type " + Words.list(job.limitLoadToSessionType(), "or") + ".");
    }
    job.rootDirectory().ifPresent(path -> sentences.add("Its root folder is " + path + "."));
    return sentences;
  }
}
