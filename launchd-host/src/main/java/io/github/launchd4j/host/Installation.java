package io.github.launchd4j.host;

import io.github.launchd4j.host.LaunchctlPrint.Loaded;
import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.ShellText;
import io.github.launchd4j.plist.Validator;
import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.finding.Severity;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Installs a property list: {@link #check} the machine, then run {@link #installPlan}. Immutable;
 * each call looks at the machine anew.
 */
public final class Installation {
  private final Path plist;
  private final Job job;
  private final ServiceTarget installed;

  private Installation(Path plist, Job job, ServiceTarget installed) {
    this.plist = plist;
    this.job = job;
    this.installed = installed;
  }

  /**
   * The installation of a file.
   *
   * @throws PlistException if it is not a job, its Label is not a file name or deceives who reads
   *     it, or one of its texts holds U+0000
   */
  public static Installation of(Path plist, DomainTarget destination, Launchctl launchctl)
      throws PlistException {
    PlistDictionary read = PlistFile.read(plist);
    Job job = Job.from(read);
    if (!PlistFile.isNameOfFile(job.label())) {
      throw new PlistException(
          Code.LP908,
          job.toPropertyList().position(),
          "the Label \"" + job.label() + "\" is not a file name",
          "use letters, digits, dots and hyphens: com.example.web");
    }
    refuseTexts(read);
    return new Installation(
        plist.toAbsolutePath(), job, new ServiceTarget(job.label(), destination, launchctl));
  }

  /** Refuses what C would cut off, and a label that would make printed commands lie. */
  private static void refuseTexts(PlistDictionary job) throws PlistException {
    for (Finding finding : Validator.validate(job)) {
      if (finding.severity() == Severity.ERROR
          && (finding.code() == Code.LP008 || finding.code() == Code.LP903)) {
        throw new PlistException(
            finding.code(), finding.position(), finding.message(), finding.help());
      }
    }
  }

  /** The job at its destination. */
  public ServiceTarget installed() {
    return installed;
  }

  /**
   * Looks for what would make the installation or the job fail: content, user, program, folders,
   * file, label, ports, quarantine. It checks mode bits but not access lists, so an error here may
   * be a false alarm.
   *
   * @return in the order of the checks; unmodifiable
   * @throws IOException if id(1) cannot be run
   */
  public List<Problem> check() throws IOException {
    Account self = accounts().self();
    HostContext candidate =
        new HostContext(
            plist,
            job,
            installed.destination(),
            launchctl(),
            launchctl().look(installed.destination(), job.label()),
            self,
            runsAs(self));
    return HostCheck.ALL.stream().flatMap(check -> check.check(candidate)).toList();
  }

  /**
   * The steps to take: write the file, boot out what is loaded, enable, bootstrap, verify. None if
   * the file is installed with its owner and mode, loaded from there, and not disabled. launchd
   * does not say which content it has read: a file that was changed without a bootout looks
   * installed.
   */
  public Plan installPlan() {
    DomainTarget destination = installed.destination();
    PlistCopy copy = new PlistCopy(plist, installed.file(), destination.isSystem());
    LaunchctlPrint printed = launchctl().look(destination, job.label());
    boolean loaded = printed.loaded() == Loaded.YES;
    if (loaded && copy.isDone() && isFromHere(printed) && !isDisabled()) {
      return new Plan(List.of());
    }
    LaunchctlSteps commands = new LaunchctlSteps(installed);
    List<Step> steps = new ArrayList<>();
    if (loaded && launchctl().legacy()) {
      steps.addAll(commands.takeOut()); // unload reads the old file, so it comes before the write
    }
    steps.addAll(write(copy));
    if (loaded && !launchctl().legacy()) {
      steps.addAll(commands.takeOut());
    }
    steps.addAll(commands.putIn());
    return new Plan(steps);
  }

  private List<Step> write(PlistCopy copy) {
    List<Step> steps = new ArrayList<>();
    String folder = installed.destination().folder().toString();
    if (!Files.isDirectory(installed.destination().folder())) {
      steps.add(
          Step.of(ShellText.line(List.of("mkdir", "-p", folder)), () -> {})); // write creates it
    }
    List<String> words = new ArrayList<>(List.of("install"));
    if (copy.rootOwned()) {
      words.addAll(List.of("-o", "root", "-g", "wheel"));
    }
    words.addAll(List.of("-m", "0644", plist.toString(), installed.file().toString()));
    steps.add(Step.of(ShellText.line(words), copy::write));
    return steps;
  }

  private boolean isFromHere(LaunchctlPrint printed) {
    return printed.path().map(installed.file().toString()::equals).orElse(true);
  }

  private boolean isDisabled() {
    return !launchctl().legacy()
        && launchctl().isDisabled(installed.destination(), installed.label());
  }

  private Optional<Account> runsAs(Account self) throws IOException {
    if (!installed.destination().isSystem()) {
      return Optional.of(self);
    }
    Optional<Account> user = accounts().named(job.userName().orElse("root"));
    return user.map(account -> job.groupName().map(account::withGroup).orElse(account));
  }

  private IdCommand accounts() {
    return new IdCommand(launchctl().runner());
  }

  private Launchctl launchctl() {
    return installed.launchctl();
  }
}
