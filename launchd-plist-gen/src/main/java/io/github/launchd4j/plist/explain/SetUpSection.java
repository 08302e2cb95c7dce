package io.github.launchd4j.plist.explain;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.ResourceLimit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a job finds around it when it starts. */
final class SetUpSection {

  private static final String NOWHERE = "/dev/null";

  private SetUpSection() {}

  static List<String> sentences(Subject subject) {
    Job job = subject.job();
    List<String> sentences = new ArrayList<>();
    sentences.add("It starts in the folder " + job.workingDirectory().orElse("/") + ".");
    output(subject, sentences);
    job.standardInPath().ifPresent(path -> sentences.add("Its standard input is " + path + "."));
    sentences.addAll(EnvironmentWords.sentences(subject));
    sentences.addAll(PriorityWords.sentences(subject));
    job.umask().ifPresent(mask -> sentences.add("Its umask is " + Words.octal(mask) + "."));
    limits(job.softResourceLimits(), "Soft").ifPresent(sentences::add);
    limits(job.hardResourceLimits(), "Hard").ifPresent(sentences::add);
    // launchd-842, core.c:5163: not for inetd.
    if (subject.has("SessionCreate") && job.inetdCompatibility().isEmpty()) {
      sentences.add("It gets its own security session (SessionCreate).");
    }
    return sentences;
  }

  private static void output(Subject subject, List<String> sentences) {
    Job job = subject.job();
    boolean socket = job.inetdCompatibility().isPresent() && !job.sockets().isEmpty();
    String otherwise = socket ? "the socket" : NOWHERE;
    String out = job.standardOutPath().orElse(otherwise);
    String err = job.standardErrorPath().orElse(otherwise);
    sentences.add(
        out.equals(err)
            ? "Its output goes to " + out + (out.equals(NOWHERE) ? ", so it is lost." : ".")
            : "Its output goes to " + out + ", its errors to " + err + ".");
    Set<String> logs = new LinkedHashSet<>();
    job.standardOutPath().ifPresent(logs::add);
    job.standardErrorPath().ifPresent(logs::add);
    logs.removeIf(path -> path.startsWith("/dev/"));
    if (!logs.isEmpty()) {
      String it = logs.size() == 1 ? "it" : "them";
      sentences.add(
          "launchd appends to "
              + Words.list(List.copyOf(logs), "and")
              + " and never rotates "
              + it
              + "; renaming "
              + it
              + ", as newsyslog does, has no effect on a running job, which continues to write"
              + " to the old file.");
    }
  }

  private static Optional<String> limits(Map<ResourceLimit, Long> limits, String kind) {
    List<String> words =
        limits.entrySet().stream()
            .map(
                limit ->
                    limit.getKey().word()
                        + " "
                        + String.format(Locale.ROOT, "%,d", limit.getValue()))
            .toList();
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(kind + " limits: " + Words.list(words, "and") + ".");
  }
}
