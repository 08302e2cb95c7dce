package io.github.launchd4j.host;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.finding.Plural;
import io.github.launchd4j.plist.finding.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Installs or uninstalls a job for the user of a goal or of the command line: checks, then steps,
 * and reports on both. Immutable.
 *
 * @param dryRun whether only to report what would be done
 * @param force whether to go on although the checks found errors
 * @param forceOption the option that the user gives for that: {@code --force}
 * @param listener gets the reports
 */
public record Installer(boolean dryRun, boolean force, String forceOption, Listener listener) {

  /** Gets the reports, in the order of events. */
  public interface Listener {

    /** A check found a problem. */
    void problem(Problem problem);

    /** Something was done, or had been done before: one line. */
    void info(String line);

    /** How the installed file would change, as a unified diff. */
    void difference(String diff);

    /** Commands for the user to run, and a title for them that ends in a colon. */
    void show(String title, List<String> commands);
  }

  /**
   * Why nothing was done.
   *
   * @param message one line
   * @param needsRoot whether root is needed; if not, the checks are the reason
   */
  public record Refusal(String message, boolean needsRoot) {}

  /**
   * Installs, unless that is done already.
   *
   * @return empty if the job is installed, or this is a dry run
   * @throws InstallException if launchctl fails, or launchd does not have the job afterwards
   * @throws IOException if id(1) cannot be run, or the file cannot be written
   */
  public Optional<Refusal> install(Installation installation) throws IOException {
    ServiceTarget job = installation.installed();
    Plan plan = installation.installPlan();
    long errors = check(installation);
    tell(installation);
    if (errors > 0 && !force && !dryRun) {
      String message =
          target(job)
              + " is not installed: "
              + Plural.of(errors, "error")
              + ", see above; "
              + forceOption
              + " installs it anyway";
      return Optional.of(new Refusal(message, false));
    }
    return perform(job, plan, "install", "installed and loaded: nothing to do", "loaded");
  }

  private void tell(Installation installation) throws IOException {
    String difference = installation.difference();
    if (!difference.isEmpty()) {
      listener.difference(difference);
    }
    installation
        .interrupted()
        .ifPresent(
            step ->
                listener.info(
                    "an earlier installation was interrupted after \""
                        + step
                        + "\": this one begins anew"));
  }

  /**
   * Uninstalls a job by its file: not one of the same Label that runs another program, unless
   * forced.
   *
   * @return empty if the job is gone, or this is a dry run
   * @throws InstallException if launchctl fails, or the job does not end
   * @throws IOException if id(1) cannot be run, or the file cannot be removed
   */
  public Optional<Refusal> uninstall(ServiceTarget job, Job file) throws IOException {
    Optional<String> other = force ? Optional.empty() : job.runsOtherThan(file);
    return other.isEmpty()
        ? uninstall(job)
        : Optional.of(
            new Refusal(
                target(job)
                    + " is not uninstalled: the installed file runs "
                    + other.get()
                    + " and not what this one does; "
                    + forceOption
                    + " uninstalls it anyway",
                false));
  }

  /**
   * Uninstalls, unless nothing is installed.
   *
   * @return empty if the job is gone, or this is a dry run
   * @throws InstallException if launchctl fails, or the job does not end
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
      String message = " is not " + verb + "ed: this needs root; run the commands above";
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
