package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.ArrayList;
import java.util.List;

/** Every rule about a job. Rules about the file are its reader's. */
public final class Rules {

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
          new EnvWithoutProgram(),
          new NotOnPath(),
          new AfterExec(),
          new WaitForPath(),
          new NoSession(),
          new DeveloperStub(),
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
          new LinuxPath(),
          new TwoWriters(),
          new LogStartsJob(),
          new ThrottledServer(),
          new JvmFileLimit(),
          new BundleProgramOutside(),
          new LabelInBundle(),
          new NoAssociatedBundle(),
          new NoWorkingDirectory(),
          new NoLog(),
          new LogIsFolder(),
          new SecretInArguments(),
          new LabelAndFileName(),
          new LabelEndsInPlist(),
          new OddLabel(),
          new UserInAgent(),
          new NotNamedPlist(),
          new WritableFile());

  private static final List<String> KEYS =
      List.of(
          "Sockets",
          "inetdCompatibility",
          "KeepAlive",
          "OnDemand",
          "StartCalendarInterval",
          "StartInterval",
          "EnvironmentVariables",
          "LaunchEvents",
          "LaunchOnlyOnce",
          "ThrottleInterval",
          "ExitTimeOut",
          "Umask",
          "Disabled",
          "WaitForDebugger",
          "EnableTransactions",
          "EnablePressuredExit",
          "HardResourceLimits",
          "UserName",
          "LimitLoadToSessionType");

  private Rules() {}

  /** All of them. */
  public static List<Rule> all() {
    List<Rule> all = new ArrayList<>(OF_EVERY_JOB);
    for (String key : KEYS) {
      all.addAll(ofKey(key));
    }
    return all;
  }

  /** Those that this job may break. */
  public static List<Rule> of(PlistDictionary job) {
    List<Rule> rules = new ArrayList<>(OF_EVERY_JOB);
    for (String key : KEYS) {
      if (job.has(key)) {
        rules.addAll(ofKey(key));
      }
    }
    return rules;
  }

  /** Those that a job cannot break without this key. Their classes are loaded when it is there. */
  private static List<Rule> ofKey(String key) {
    return switch (key) {
      case "Sockets" -> ofSockets();
      case "inetdCompatibility" ->
          List.of(
              new InetdWithoutSockets(),
              new InetdWait(),
              new InetdAndActivation(),
              new InetdAndStandardPaths(),
              new NotForInetd(),
              new StandAloneInInetd(),
              new InstancesWithWait());
      case "KeepAlive" -> List.of(new CrashedFalse(), new SuccessfulExitTrue());
      case "OnDemand" -> List.of(new OnDemandBesideKeepAlive());
      case "StartCalendarInterval" ->
          List.of(new DayAndWeekday(), new EveryMinute(), new NoSuchDay());
      case "StartInterval" -> List.of(new LostInSleep(), new IntervalBelowThrottle());
      case "EnvironmentVariables" ->
          List.of(
              new SocketNameVariable(),
              new UnreadJavaOptions(),
              new SecretInEnvironment(),
              new UnexpandedVariable(),
              new ShortPath(),
              new RemovedVariable(),
              new BadVariableName());
      case "LaunchEvents" -> List.of(new EventOfScript());
      case "LaunchOnlyOnce" -> List.of(new OnceAndAgain());
      case "ThrottleInterval" -> List.of(new NoThrottle());
      case "ExitTimeOut" -> List.of(new EndlessExit());
      case "Umask" -> List.of(new OctalLookingUmask());
      case "Disabled" -> List.of(new DisabledJob());
      case "WaitForDebugger" -> List.of(new WaitsForDebugger());
      case "EnableTransactions" -> List.of(new JavaTransactions());
      case "EnablePressuredExit" -> List.of(new JavaPressuredExit(), new PressuredExitKeptAlive());
      case "HardResourceLimits" -> List.of(new SoftAboveHard(), new FileLimit());
      case "UserName" -> List.of(new LogOfUser());
      case "LimitLoadToSessionType" -> List.of(new SessionOfDaemon());
      default -> List.of();
    };
  }

  private static List<Rule> ofSockets() {
    return List.of(
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
        new NoNativeAccess());
  }
}
