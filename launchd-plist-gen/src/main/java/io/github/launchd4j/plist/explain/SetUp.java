package io.github.launchd4j.plist.explain;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.ResourceLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a job finds around it when it starts. */
final class SetUp {

  private SetUp() {}

  static List<String> sentences(Job job) {
    List<String> sentences = new ArrayList<>();
    sentences.add("It starts in the folder " + job.workingDirectory().orElse("/") + ".");
    sentences.add(output(job));
    job.standardInPath().ifPresent(path -> sentences.add("Its standard input is " + path + "."));
    if (!job.environmentVariables().isEmpty()) {
      sentences.add(
          "It finds in its environment, beside launchd's few variables, "
              + Words.list(List.copyOf(job.environmentVariables().keySet()), "and")
              + ".");
    }
    sentences.add(scheduling(job));
    job.umask().ifPresent(mask -> sentences.add("Its umask is " + Words.octal(mask) + "."));
    limits(job.softResourceLimits(), "Soft").ifPresent(sentences::add);
    limits(job.hardResourceLimits(), "Hard").ifPresent(sentences::add);
    return sentences;
  }

  private static String output(Job job) {
    String out = job.standardOutPath().orElse("/dev/null");
    String err = job.standardErrorPath().orElse("/dev/null");
    boolean inetd = job.inetdCompatibility().isPresent();
    if (inetd && job.standardOutPath().isEmpty() && job.standardErrorPath().isEmpty()) {
      return "What it prints goes to the socket.";
    }
    return out.equals(err)
        ? "What it prints goes to " + out + (out.equals("/dev/null") ? ", so it is lost." : ".")
        : "What it prints goes to " + out + ", its errors to " + err + ".";
  }

  private static String scheduling(Job job) {
    String nice = job.nice().isPresent() ? ", with nice " + job.nice().getAsInt() : "";
    return job.processType()
            .map(
                type ->
                    switch (type) {
                      case BACKGROUND ->
                          "CPU and disk are throttled: its ProcessType is Background";
                      case STANDARD ->
                          "CPU and disk are throttled lightly: its ProcessType is Standard";
                      case ADAPTIVE ->
                          "CPU and disk are throttled while it does nothing for an app (Adaptive)";
                      case INTERACTIVE ->
                          "CPU and disk are not throttled: its ProcessType is Interactive";
                    })
            .orElse("CPU and disk are throttled lightly, as of any job without ProcessType")
        + nice
        + ".";
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
