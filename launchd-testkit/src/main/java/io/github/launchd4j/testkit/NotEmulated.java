package io.github.launchd4j.testkit;

import static java.util.Map.entry;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.KeepAlive;
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
  private static final String SCHEDULE = "not emulated yet: the job starts on demand only";
  private static final String LIMITS = "not emulated yet: the job runs without it";
  private static final String MACH = "not emulated: there is no Mach here";

  private static final Map<String, String> KEYS =
      Map.ofEntries(
          entry("StartInterval", SCHEDULE),
          entry("StartCalendarInterval", SCHEDULE),
          entry("StartOnMount", SCHEDULE),
          entry("WatchPaths", SCHEDULE),
          entry("QueueDirectories", SCHEDULE),
          entry("LaunchEvents", SCHEDULE),
          entry("MachServices", MACH),
          entry("LaunchOnlyOnce", "not emulated yet: the job starts whenever it is asked for"),
          entry("Disabled", "not emulated: the job is loaded all the same"),
          entry("BundleProgram", "not emulated: there is no bundle here; use Program"),
          entry("EnableGlobbing", "not emulated yet: arguments are passed as written"),
          entry("EnableTransactions", "not emulated: the job is stopped by SIGTERM here"),
          entry("EnablePressuredExit", "not emulated: the job is stopped by SIGTERM here"),
          entry("RootDirectory", LIMITS),
          entry("Umask", LIMITS),
          entry("Nice", LIMITS),
          entry("SoftResourceLimits", LIMITS),
          entry("HardResourceLimits", LIMITS),
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
    if (!job.keepAlive().equals(KeepAlive.ON_DEMAND)) {
      events.accept(new Notice("KeepAlive", SCHEDULE));
    }
    boolean root = Accounts.isRoot();
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
