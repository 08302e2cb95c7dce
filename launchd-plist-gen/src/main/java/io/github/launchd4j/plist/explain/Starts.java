package io.github.launchd4j.plist.explain;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.ArrayList;
import java.util.List;

/** What makes launchd start a job. */
final class Starts {

  private Starts() {}

  static List<String> sentences(Job job) {
    List<String> sentences = new ArrayList<>();
    if (job.disabled()) {
      sentences.add("Not at all until `launchctl enable` says so: it is Disabled.");
    }
    if (startsAtOnce(job)) {
      sentences.add("As soon as it is loaded, at boot or at login.");
    }
    if (!job.sockets().isEmpty()) {
      sentences.add(
          "When somebody connects to one of its sockets, or sends to it. launchd opens them when the"
              + " job is loaded, so nobody is refused meanwhile.");
    }
    if (!job.machServices().isEmpty()) {
      sentences.add(
          "When a program asks for " + Words.list(job.machServices(), "or") + " (Mach service).");
    }
    sentences.addAll(Schedule.sentences(job));
    if (!job.watchPaths().isEmpty()) {
      sentences.add("When " + Words.list(job.watchPaths(), "or") + " changes.");
    }
    if (!job.queueDirectories().isEmpty()) {
      sentences.add(
          "Whenever "
              + Words.list(job.queueDirectories(), "or")
              + " is not empty, and again until it is.");
    }
    if (job.startOnMount()) {
      sentences.add("When a file system is mounted.");
    }
    if (job.toPropertyList().has("LaunchEvents")) {
      sentences.add("When one of its LaunchEvents happens.");
    }
    if (sentences.isEmpty()) {
      sentences.add("Never by itself: only by `launchctl kickstart`.");
    }
    if (job.launchOnlyOnce()) {
      sentences.add("Once until the next boot.");
    }
    return sentences;
  }

  /** RunAtLoad, and what implies it (launchd.plist(5), KeepAlive). */
  static boolean startsAtOnce(Job job) {
    boolean afterDemand = job.keepAlive().afterInitialDemand().orElse(false);
    return job.runAtLoad()
        || isAlways(job)
        || (job.keepAlive().successfulExit().isPresent() && !afterDemand);
  }

  /** KeepAlive true, or the older OnDemand false, which means the same. */
  static boolean isAlways(Job job) {
    PlistValue onDemand = job.toPropertyList().get("OnDemand").orElse(new PlistBoolean(true));
    boolean old =
        !job.toPropertyList().has("KeepAlive") && onDemand.equals(new PlistBoolean(false));
    return job.keepAlive().isAlways() || old;
  }
}
