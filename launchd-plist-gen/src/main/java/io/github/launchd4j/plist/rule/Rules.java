package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every rule about a job. Rules about the file are its reader's. */
public final class Rules {

  /** Rules that a job cannot break without this key. */
  private record Group(String key, List<Rule> rules) {

    Group(String key, Rule... rules) {
      this(key, List.of(rules));
    }
  }

  private static final List<Rule> OF_EVERY_JOB =
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
          new UnfilledPlaceholder(),
          new EscapedTwice(),
          new SpaceAround(),
          new TypographicCharacter(),
          new AliveAndScheduled(),
          new NoTrigger(),
          new OneShotKeptAlive(),
          new NoProcessType(),
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
          new OptionBehindProgram(),
          new JavaWithoutExitTimeOut(),
          new OnVolume(),
          new InTemporaryFolder(),
          new InOneHome(),
          new PrivacyFolder(),
          new VersionedPath(),
          new NoWorkingDirectory(),
          new NoLog(),
          new LogIsFolder(),
          new SecretInArguments(),
          new FileLimit(),
          new LabelAndFileName(),
          new LabelEndsInPlist(),
          new OddLabel(),
          new UserInAgent(),
          new NotNamedPlist(),
          new WritableFile());

  private static final List<Group> BY_KEY =
      List.of(
          new Group(
              "Sockets",
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
              new RunAtLoadWithSockets(),
              new NoNativeAccess()),
          new Group(
              "inetdCompatibility",
              new InetdWithoutSockets(),
              new InetdWait(),
              new InetdAndActivation(),
              new InetdAndStandardPaths(),
              new NotForInetd(),
              new InstancesWithWait()),
          new Group(
              "KeepAlive",
              new CrashedFalse(),
              new SuccessfulExitTrue(),
              new PressuredExitKeptAlive()),
          new Group(
              "StartCalendarInterval", new DayAndWeekday(), new EveryMinute(), new NoSuchDay()),
          new Group("StartInterval", new LostInSleep(), new IntervalBelowThrottle()),
          new Group(
              "EnvironmentVariables",
              new SocketNameVariable(),
              new UnreadJavaOptions(),
              new SecretInEnvironment(),
              new UnexpandedVariable(),
              new ShortPath(),
              new BadVariableName()),
          new Group("LaunchOnlyOnce", new OnceAndAgain()),
          new Group("ThrottleInterval", new NoThrottle()),
          new Group("ExitTimeOut", new EndlessExit()),
          new Group("Umask", new OctalLookingUmask()),
          new Group("Disabled", new DisabledJob()),
          new Group("WaitForDebugger", new WaitsForDebugger()),
          new Group("EnableTransactions", new JavaTransactions()),
          new Group("EnablePressuredExit", new JavaPressuredExit()),
          new Group("HardResourceLimits", new SoftAboveHard()),
          new Group("UserName", new LogOfUser()),
          new Group("LimitLoadToSessionType", new SessionOfDaemon()));

  /** All of them. */
  public static final List<Rule> ALL =
      Stream.concat(OF_EVERY_JOB.stream(), BY_KEY.stream().flatMap(group -> group.rules().stream()))
          .toList();

  private Rules() {}

  /** Those that this job may break. */
  public static List<Rule> of(PlistDictionary job) {
    List<Rule> rules = new ArrayList<>(OF_EVERY_JOB);
    for (Group group : BY_KEY) {
      if (job.has(group.key())) {
        rules.addAll(group.rules());
      }
    }
    return rules;
  }
}
