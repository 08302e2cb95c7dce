package io.github.launchd4j.host;

import io.github.launchd4j.plist.finding.Plural;
import io.github.launchd4j.plist.finding.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * How somebody who asks for it gets a job installed or uninstalled: checks, then the steps, and
 * what is said of both. The goals and the command line do it this way. Immutable.
 *
 * @param dryRun whether to say what would be done, and do nothing
 * @param force whether to go on although the checks found errors
 * @param forceOption what the user would give for that: {@code --force}
 * @param listener who is told
 */
public record Installer(boolean dryRun, boolean force, String forceOption, Listener listener) {

  /** Gets what there is to say, in the order in which it happens. */
  public interface Listener {

    /** The checks found something. */
    void problem(Problem problem);

    /** Something was done, or was done before: one line. */
    void info(String line);

    /** Commands for somebody to run, below a title that ends in a colon. */
    void show(String title, List<String> commands);
  }

  /**
   * Why nothing was done.
   *
   * @param message one line
   * @param needsRoot whether it takes root, and else the checks are why
   */
  public record Refusal(String message, boolean needsRoot) {}

  /**
   * Installs, unless that is done already.
   *
   * @return empty if the job is installed, or this is a dry run
   * @throws InstallException if launchctl fails, or launchd has not the job afterwards
   * @throws IOException if id(1) cannot be run, or the file cannot be written
   */
  public Optional<Refusal> install(Installation installation) throws IOException {
    ServiceTarget job = installation.installed();
    Plan plan = installation.installPlan();
    long errors = check(installation);
    if (errors > 0 && !force && !dryRun) {
      String message =
          target(job)
              + " is not installed: "
              + Plural.of(errors, "error")
              + ", see above; "
              + forceOption
              + " installs it all the same";
      return Optional.of(new Refusal(message, false));
    }
    return perform(job, plan, "install", "installed and loaded: nothing to do", "loaded");
  }

  /**
   * Uninstalls, unless nothing is installed.
   *
   * @return empty if the job is gone, or this is a dry run
   * @throws InstallException if launchctl fails, or the job does not go
   * @throws IOException if id(1) cannot be run, or the file cannot be removed
   */
  public Optional<Refusal> uninstall(ServiceTarget job) throws IOException {
    return perform(job, job.uninstallPlan(), "uninstall", "not installed: nothing to do", "gone");
  }

  private long check(Installation installation) throws IOException {
    List<Problem> problems = installation.check();
    problems.forEach(listener::problem);
    return problems.stream().filter(problem -> problem.severity() == Severity.ERROR).count();
  }

  private Optional<Refusal> perform(
      ServiceTarget job, Plan plan, String verb, String before, String after) throws IOException {
    String target = target(job);
    if (plan.isEmpty()) {
      listener.info(target + " is " + before);
    } else if (dryRun) {
      listener.show("these commands would " + verb + " " + target + ":", plan.commands(true));
    } else if (job.needsRoot()) {
      listener.show("run these commands to " + verb + " " + target + ":", plan.commands(true));
      String message = " is not " + verb + "ed: that takes root, see the commands above";
      return Optional.of(new Refusal(target + message, true));
    } else {
      plan.run(listener::info);
      listener.info(target + " is " + after);
    }
    return Optional.empty();
  }

  private static String target(ServiceTarget job) {
    return job.destination().target(job.label());
  }
}
