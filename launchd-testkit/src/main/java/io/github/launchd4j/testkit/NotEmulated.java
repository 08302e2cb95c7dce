package io.github.launchd4j.testkit;

import static java.util.Map.entry;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.testkit.EmulatorEvent.Notice;
import io.github.launchd4j.testkit.jna.Accounts;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/** Names what a job asks for and the emulator does not do. */
final class NotEmulated {
  private static final String SCHEDULE = "not emulated: the job does not start by it";
  private static final String LIMITS = "not emulated: the job runs without it";
  private static final String NO_TRANSACTIONS =
      "no transaction is ever open here: the job is stopped by SIGKILL";
  private static final String MACH = "not emulated: there is no Mach here";

  private static final Map<String, String> KEYS =
      Map.ofEntries(
          entry("StartOnMount", SCHEDULE),
          entry("LaunchEvents", SCHEDULE),
          entry("MachServices", MACH),
          entry("Disabled", "not emulated: the job is loaded all the same"),
          entry("BundleProgram", "not emulated: there is no bundle here; use Program"),
          entry("EnableGlobbing", "not emulated yet: arguments are passed as written"),
          entry("EnableTransactions", NO_TRANSACTIONS),
          entry("EnablePressuredExit", NO_TRANSACTIONS),
          entry("SessionCreate", LIMITS));

  private NotEmulated() {}

  /** Tells of every such key. */
  static void tell(Job job, Consumer<EmulatorEvent> events) throws IOException {
    if (job.inetdCompatibility().isPresent() && job.sockets().isEmpty()) {
      String reason = "there are no Sockets: no connection can start the job";
      events.accept(new Notice("inetdCompatibility", reason));
    }
    PlistDictionary plist = job.toPropertyList();
    for (PlistDictionary.Entry each : plist.entries()) {
      String reason = KEYS.get(each.key());
      if (reason != null && !each.value().equals(new PlistBoolean(false))) {
        events.accept(new Notice(each.key(), reason));
      }
    }
    if (!job.keepAlive().otherJobEnabled().isEmpty()) {
      String reason = "not emulated: macOS no longer respects it (seen in launchd of iOS 18.2)";
      events.accept(new Notice("OtherJobEnabled", reason));
    }
    boolean root = Accounts.isRoot();
    if (plist.has("RootDirectory") && !root) {
      events.accept(new Notice("RootDirectory", "ignored: the emulator is not root"));
    } else if (plist.has("RootDirectory") && job.workingDirectory().isPresent()) {
      events.accept(new Notice("WorkingDirectory", "not emulated with RootDirectory: it is /"));
    }
    job.sockets().values().stream()
        .flatMap(entries -> entries.stream())
        .forEach(entry -> tell(entry, root, events));
  }

  private static void tell(SocketEntry entry, boolean root, Consumer<EmulatorEvent> events) {
    if (entry.bonjour()) {
      events.accept(new Notice("Bonjour", "not emulated: the socket is not registered"));
    }
    if (entry.receivePacketInfo()) {
      events.accept(new Notice("ReceivePacketInfo", "not emulated yet"));
    }
    boolean owned = entry.sockPathOwner().isPresent() || entry.sockPathGroup().isPresent();
    if (owned && !root) {
      events.accept(
          new Notice("SockPathOwner", "ignored, as SockPathGroup: the emulator is not root"));
    }
  }
}
