package io.github.launchd4j.plist.explain;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.life.Place.Kind;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** As whom a job runs, and in which sessions. */
final class UserSection {

  /** TN2083, "Daemons and Agents", and launchd.plist(5). */
  private static final Map<String, String> SESSIONS =
      Map.of(
          "Aqua", "graphical sessions (Aqua)",
          "Background", "background sessions (Background)",
          "LoginWindow", "the login window (LoginWindow)",
          "StandardIO", "sessions without a screen, such as ssh's (StandardIO)",
          "System", "the system itself (System)");

  private UserSection() {}

  static List<String> sentences(Subject subject) {
    List<String> sentences = new ArrayList<>();
    Job job = subject.job();
    boolean installed = subject.isInstalled();
    if (!subject.isAgent()) {
      sentences.add(
          "As a daemon"
              + (installed ? ", because it is in LaunchDaemons" : "")
              + ": "
              + daemonUser(subject)
              + ".");
    }
    if (subject.kind() != Kind.DAEMON) {
      sentences.add(
          "As an agent"
              + (installed ? ", because it is in LaunchAgents" : "")
              + ": "
              + agentUser(subject)
              + ".");
    }
    sessions(subject).ifPresent(sentences::add);
    job.rootDirectory().ifPresent(folder -> sentences.add(root(folder, subject)));
    systems(subject.dictionary()).ifPresent(sentences::add);
    return sentences;
  }

  private static String daemonUser(Subject subject) {
    Job job = subject.job();
    String group = job.groupName().map(name -> " and the group " + name).orElse("");
    if (job.userName().isEmpty() && job.toPropertyList().has("UserName")) {
      return "a user that depends on a feature flag" + group;
    }
    String groups = !group.isEmpty() && !job.initGroups() ? " alone" : "";
    return "the user " + job.userName().orElse("root") + group + groups;
  }

  private static String agentUser(Subject subject) {
    Job job = subject.job();
    List<String> types = subject.place().sessions();
    String user =
        types.contains("LoginWindow")
            ? (types.size() == 1
                ? "at the login window, before anybody has logged in"
                : "the user of the session")
            : "the user who logs in";
    return job.userName().isPresent() || job.groupName().isPresent()
        ? user + "; UserName and GroupName have no effect there"
        : user;
  }

  private static Optional<String> sessions(Subject subject) {
    List<String> types = subject.place().sessions();
    if (types.isEmpty()) {
      return subject.isAgent()
          ? Optional.of("It is loaded for " + SESSIONS.get("Aqua") + " only, the default.")
          : Optional.empty();
    }
    if (subject.kind() == Kind.DAEMON && subject.place().isForSessionsOnly()) {
      return Optional.of(
          "launchd does not load it: LimitLoadToSessionType "
              + Words.list(types, "or")
              + " is for agents, and a daemon is in no such session (error 134).");
    }
    List<String> words = types.stream().map(type -> SESSIONS.getOrDefault(type, type)).toList();
    return Optional.of("It is loaded for " + Words.list(words, "and") + " only.");
  }

  private static String root(String folder, Subject subject) {
    return subject.isAgent()
        ? "RootDirectory has no effect for an agent." // launchd-842, core.c:2655
        : "It is confined to the folder " + folder + " (chroot).";
  }

  /** The keys that let a job in on some machines only; those with an underscore are Apple's own. */
  private static Optional<String> systems(PlistDictionary job) {
    List<String> limits =
        job.entries().stream()
            .filter(entry -> entry.key().matches("LimitLoad(To|From)Hardware|_LimitLoad.*"))
            .map(entry -> entry.key() + " " + Words.of(entry.value()))
            .toList();
    return limits.isEmpty()
        ? Optional.empty()
        : Optional.of("launchd loads it on some systems only: " + Words.list(limits, "and") + ".");
  }
}
