package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every rule about a job. Rules about the file are its reader's. Those about one key stand
 * together: of a job without it they have nothing to say, and asking them all the same would be
 * most of the time that the command line takes.
 */
public final class Rules {

  private static final List<Rule> ANY_JOB =
      List.of(
          new ControlCharacter(),
          new MissingLabel(),
          new MissingProgram(),
          new RelativeProgram(),
          new RelativeFirstArgument(),
          new UnknownKey(),
          new WrongType(),
          new OutOfRange(),
          new UnknownWord(),
          new DuplicateKey(),
          new DeadKey(),
          new DeprecatedKey(),
          new EmptyValue(),
          new RelativePath(),
          new OctalLookingUmask(),
          new DisabledJob(),
          new UnfilledPlaceholder(),
          new EscapedTwice(),
          new SpaceAround(),
          new TypographicCharacter(),
          new EndlessExit(),
          new JavaTransactions(),
          new JavaPressuredExit(),
          new NoThrottle(),
          new CrashedFalse(),
          new AliveAndScheduled(),
          new NoTrigger(),
          new OneShotKeptAlive(),
          new OnceAndAgain(),
          new NoProcessType(),
          new SuccessfulExitTrue(),
          new WaitsForDebugger(),
          new PressuredExitKeptAlive(),
          new QuotedArgument(),
          new ShellSyntax(),
          new CommandInOneString(),
          new OptionAndValue(),
          new SwallowedOption(),
          new Daemonizes(),
          new BackgroundScript(),
          new UnexpandedArgument(),
          new SudoInJob(),
          new NotAProgram(),
          new SplitScript(),
          new JavaStub(),
          new NoHeapBound(),
          new JavaWithoutExec(),
          new NoNativeAccess(),
          new OptionBehindProgram(),
          new JavaWithoutExitTimeOut(),
          new LostInSleep(),
          new IntervalBelowThrottle(),
          new OnVolume(),
          new InTemporaryFolder(),
          new InOneHome(),
          new PrivacyFolder(),
          new VersionedPath(),
          new NoWorkingDirectory(),
          new NoLog(),
          new LogOfUser(),
          new LogIsFolder(),
          new SecretInArguments(),
          new SoftAboveHard(),
          new FileLimit(),
          new LabelAndFileName(),
          new LabelEndsInPlist(),
          new OddLabel(),
          new UserInAgent(),
          new SessionOfDaemon(),
          new NotNamedPlist(),
          new WritableFile());

  private static final List<Rule> SOCKETS =
      List.of(
          new DatagramProtocol(),
          new UnknownSockType(),
          new NoAddress(),
          new LongSockPath(),
          new RelativeSockPath(),
          new BadPort(),
          new SeqpacketSocket(),
          new OctalLookingMode(),
          new FamilyAndNode(),
          new PathAndAddress(),
          new SecureSocketAndPath(),
          new BonjourWithoutName(),
          new Multicast(),
          new UnknownService(),
          new BadNode(),
          new ModeWithoutPath(),
          new NoSockPathMode(),
          new SocketPlace(),
          new SameAddressTwice(),
          new NoSocketInSockets(),
          new AlwaysAliveWithSockets(),
          new RunAtLoadWithSockets());

  private static final List<Rule> INETD_COMPATIBILITY =
      List.of(
          new InetdWithoutSockets(),
          new InetdWait(),
          new InetdAndActivation(),
          new InetdAndStandardPaths(),
          new NotForInetd(),
          new InstancesWithWait());

  private static final List<Rule> START_CALENDAR_INTERVAL =
      List.of(new DayAndWeekday(), new EveryMinute(), new NoSuchDay());

  private static final List<Rule> ENVIRONMENT_VARIABLES =
      List.of(
          new SocketNameVariable(),
          new UnreadJavaOptions(),
          new SecretInEnvironment(),
          new UnexpandedVariable(),
          new ShortPath(),
          new BadVariableName());

  /** All of them. */
  public static final List<Rule> ALL =
      Stream.of(
              ANY_JOB, SOCKETS, INETD_COMPATIBILITY, START_CALENDAR_INTERVAL, ENVIRONMENT_VARIABLES)
          .flatMap(List::stream)
          .toList();

  private Rules() {}

  /** Those that may find something in a job. */
  public static List<Rule> of(PlistDictionary job) {
    List<Rule> rules = new ArrayList<>(ANY_JOB);
    addIf(job.has("Sockets"), SOCKETS, rules);
    addIf(job.has("inetdCompatibility"), INETD_COMPATIBILITY, rules);
    addIf(job.has("StartCalendarInterval"), START_CALENDAR_INTERVAL, rules);
    addIf(job.has("EnvironmentVariables"), ENVIRONMENT_VARIABLES, rules);
    return rules;
  }

  private static void addIf(boolean there, List<Rule> more, List<Rule> rules) {
    if (there) {
      rules.addAll(more);
    }
  }
}
