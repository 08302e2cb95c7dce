package io.github.launchd4j.plist.rule;

import java.util.List;

/** Every rule about a job, in the order of the codes. Rules about the file are its reader's. */
public final class Rules {

  /** All of them. */
  public static final List<Rule> ALL =
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
          new DatagramProtocol(),
          new UnknownSockType(),
          new NoAddress(),
          new LongSockPath(),
          new RelativeSockPath(),
          new BadPort(),
          new SeqpacketSocket(),
          new OctalLookingMode(),
          new InetdWithoutSockets(),
          new InetdWait(),
          new InetdAndActivation(),
          new SocketNameVariable(),
          new AlwaysAliveWithSockets(),
          new RunAtLoadWithSockets(),
          new EndlessExit(),
          new JavaTransactions(),
          new JavaPressuredExit(),
          new NoThrottle());

  private Rules() {}
}
