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
import io.github.launchd4j.plist.io.PlistReader;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Installs a property list: {@link #check} the machine, then run {@link #installPlan}. Immutable;
 * each call looks at the machine anew.
 */
public final class Installation {
  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  private final Path plist;
  private final FileContent content;
  private final Job job;
  private final ServiceTarget installed;

  private Installation(Path plist, FileContent content, Job job, ServiceTarget installed) {
    this.plist = plist;
    this.content = content;
    this.job = job;
    this.installed = installed;
  }

  /**
   * The installation of a file, which is read here and not again: what is checked is what is
   * installed, whoever may change the file meanwhile.
   *
   * @throws PlistException if it is not a job, its Label has other characters than {@code
   *     A-Za-z0-9._-}, or one of its texts holds U+0000
   */
  public static Installation of(Path plist, DomainTarget destination, Launchctl launchctl)
      throws PlistException {
    FileContent content = new FileContent(PlistReader.bytes(plist));
    PlistDictionary read = PlistFile.read(content.bytes());
    Job job = Job.from(read);
    if (!LABEL.matcher(job.label()).matches()) {
      throw new PlistException(
          Code.LP908,
          job.toPropertyList().position(),
          "the Label \"" + job.label() + "\" cannot be the name of an installed file",
          "use up to 128 letters, digits, dots, hyphens and underscores: com.example.web");
    }
    refuseTexts(read);
    ServiceTarget installed = new ServiceTarget(job.label(), destination, launchctl);
    return new Installation(plist.toAbsolutePath(), content, job, installed);
  }

  /** Refuses what C would cut off. */
  private static void refuseTexts(PlistDictionary job) throws PlistException {
    for (Finding finding : Validator.validate(job)) {
      if (finding.severity() == Severity.ERROR && finding.code() == Code.LP008) {
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
            content,
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
    PlistCopy copy = new PlistCopy(content, installed.file(), destination.isSystem());
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
