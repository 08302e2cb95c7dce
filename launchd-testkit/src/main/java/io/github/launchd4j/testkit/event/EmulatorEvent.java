package io.github.launchd4j.testkit.event;

import io.github.launchd4j.plist.finding.PlistException;
import java.net.SocketAddress;
import java.time.Duration;

/** An event in an emulator. {@link #message} words it for people, in one line. */
public sealed interface EmulatorEvent {

  /** The event in words, without a final period. */
  String message();

  /**
   * A socket is open.
   *
   * @param name its key under Sockets
   * @param address what it is bound to, with the port that the system chose if the job says 0
   */
  record SocketOpened(String name, SocketAddress address) implements EmulatorEvent {
    @Override
    public String message() {
      return "socket \"" + name + "\" is open at " + AddressText.of(address);
    }
  }

  /** The job runs. */
  record JobStarted(long pid) implements EmulatorEvent {
    @Override
    public String message() {
      return "job started, pid " + pid;
    }
  }

  /** The job ended. Its sockets stay open. */
  record JobExited(long pid, ExitStatus status) implements EmulatorEvent {
    @Override
    public String message() {
      return "job " + pid + " ended with " + status;
    }
  }

  /**
   * There is a demand for the job, but it was started less than ThrottleInterval ago: it starts
   * after the delay.
   */
  record JobThrottled(Duration delay) implements EmulatorEvent {
    @Override
    public String message() {
      return "job starts again in %d ms (ThrottleInterval)".formatted(delay.toMillis());
    }
  }

  /**
   * The job could not be started. launchd would give its last exit code as 78, and try again on
   * demand, as the emulator does.
   */
  record SetUpFailed(String reason) implements EmulatorEvent {
    @Override
    public String message() {
      return "job cannot start: " + reason + " (launchd: last exit code = 78)";
    }
  }

  /**
   * The job was unloaded because it failed each time; launchd would restart it for ever.
   *
   * @param failures how often in a row
   * @param last how it ended the last time
   */
  record JobGivenUp(int failures, ExitStatus last) implements EmulatorEvent {
    @Override
    public String message() {
      return "job given up: it failed %d times in a row and accepted no connection, last with %s"
          .formatted(failures, last);
    }
  }

  /**
   * Something of the job failed in the emulator, which goes on; the job may have missed a demand.
   *
   * @param failure what was thrown
   */
  record EmulationFailed(RuntimeException failure) implements EmulatorEvent {
    @Override
    public String message() {
      return "the emulator failed, and the job may have missed a demand; please report it: "
          + failure;
    }
  }

  /**
   * Something that launchd would do differently, or that the author of the job should know.
   *
   * @param key the key of the property list that it is about
   */
  record Notice(String key, String reason) implements EmulatorEvent {

    /** A value has a wrong type, so launchd ignores it. */
    public static Notice ofIgnored(String key, PlistException wrong) {
      String at = wrong.position().isKnown() ? " at " + wrong.position() : "";
      return new Notice(key, "ignored" + at + ": " + wrong.getMessage());
    }

    @Override
    public String message() {
      return key + ": " + reason;
    }
  }
}
