package io.github.launchd4j.host;

import io.github.launchd4j.host.LaunchctlPrint.Loaded;
import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.Validator;
import io.github.launchd4j.plist.edit.Diff;
import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.finding.Severity;
import io.github.launchd4j.plist.io.PlistReader;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
  private final boolean replace;
  private final Optional<ServerProbe> probe;

  private Installation(
      Path plist,
      FileContent content,
      Job job,
      ServiceTarget installed,
      boolean replace,
      Optional<ServerProbe> probe) {
    this.plist = plist;
    this.content = content;
    this.job = job;
    this.installed = installed;
    this.replace = replace;
    this.probe = probe;
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
    return new Installation(
        plist.toAbsolutePath(), content, job, installed, false, Optional.empty());
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

  /** The same, where the new file wins over what was changed by hand in the installed one. */
  public Installation replacing() {
    return new Installation(plist, content, job, installed, true, probe);
  }

  /** The same, verified by an answer of the job. */
  public Installation verifiedBy(ServerProbe question) {
    return new Installation(plist, content, job, installed, replace, Optional.of(question));
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
            Account.of(job, installed, self));
    return Stream.concat(
            HostCheck.ALL.stream().flatMap(check -> check.check(candidate)),
            successor().problems().stream())
        .toList();
  }

  /**
   * How the installed file would change, as a unified diff; empty if there is none, or no change.
   *
   * @throws IOException if the new file cannot take what was changed by hand in the installed one
   */
  public String difference() throws IOException {
    Optional<FileContent> there = FileContent.of(installed.file());
    return there.isEmpty()
        ? ""
        : Diff.unified(
            installed.file().toString(), there.get().text(), successor().content().text());
  }

  /** The last command of an installation that was interrupted; empty if there is none. */
  public Optional<String> interrupted() {
    InstallRecord before = InstallRecord.of(installed);
    return before.isUnfinished() ? Optional.of(before.lastStep()) : Optional.empty();
  }

  /**
   * The steps to take: write the file, boot out what is loaded, enable, bootstrap, verify. None if
   * the file is installed with its owner and mode, loaded from there, and not disabled. launchd
   * does not say which content it has read: a file that was changed without a bootout looks
   * installed.
   *
   * @throws IOException if the new file cannot take what was changed by hand in the installed one
   */
  public Plan installPlan() throws IOException {
    DomainTarget destination = installed.destination();
    FileContent next = successor().content();
    PlistCopy copy = new PlistCopy(next, installed.file(), destination.isSystem());
    LaunchctlPrint printed = launchctl().look(destination, job.label());
    boolean loaded = printed.loaded() == Loaded.YES;
    boolean asItShouldBe = loaded && copy.isDone() && isFromHere(printed) && !isDisabled();
    if (asItShouldBe && interrupted().isEmpty()) {
      return new Plan(List.of());
    }
    LaunchctlSteps commands =
        new LaunchctlSteps(
            installed,
            Waiting.forEndOf(installed, printed, job.toPropertyList()),
            new Verification(installed, job, probe)::run);
    return loaded || Files.exists(installed.file(), LinkOption.NOFOLLOW_LINKS)
        ? new Upgrade(installed, next, content, plist.toString(), commands, loaded).plan()
        : new FirstInstall(installed, copy, plist.toString(), commands).plan();
  }

  private Successor successor() throws IOException {
    return Successor.of(installed, content, job, replace);
  }

  private boolean isFromHere(LaunchctlPrint printed) {
    return printed.path().map(installed.file().toString()::equals).orElse(true);
  }

  private boolean isDisabled() {
    return !launchctl().legacy()
        && launchctl().isDisabled(installed.destination(), installed.label());
  }

  private IdCommand accounts() {
    return new IdCommand(launchctl().runner());
  }

  private Launchctl launchctl() {
    return installed.launchctl();
  }
}
