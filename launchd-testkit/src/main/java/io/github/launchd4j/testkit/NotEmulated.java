package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.testkit.event.EmulatorEvent;
import io.github.launchd4j.testkit.event.EmulatorEvent.Notice;
import io.github.launchd4j.testkit.jna.Accounts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Reports what a job asks for and the emulator does not do: the keys that emulated-keys.tsv marks,
 * and what depends on the machine.
 */
final class NotEmulated {
  private static final PlistValue FALSE = new PlistBoolean(false);

  /** What emulated-keys.tsv says, by {@code PARENT KEY}. */
  private static final Map<String, String> REASONS = reasons();

  private NotEmulated() {}

  /** Reports every such key. */
  static void report(Job job, Consumer<EmulatorEvent> events) throws IOException {
    PlistDictionary plist = job.toPropertyList();
    reportIn("-", plist, events);
    for (PlistDictionary.Entry each : plist.entries()) {
      if (each.value() instanceof PlistDictionary inner) {
        reportIn(each.key(), inner, events);
      }
    }
    job.sockets().values().stream()
        .flatMap(entries -> entries.stream())
        .forEach(entry -> reportIn("Sockets.*", entry.toPropertyList(), events));
    reportInetd(job, events);
    reportRoot(job, events);
  }

  private static void reportIn(
      String parent, PlistDictionary dictionary, Consumer<EmulatorEvent> events) {
    for (PlistDictionary.Entry each : dictionary.entries()) {
      String reason = REASONS.get(parent + " " + each.key());
      if (reason != null && !each.value().equals(FALSE)) {
        events.accept(new Notice(each.key(), reason));
      }
    }
  }

  private static void reportInetd(Job job, Consumer<EmulatorEvent> events) {
    if (job.inetdCompatibility().isPresent() && job.sockets().isEmpty()) {
      String reason = "without Sockets no connection can start the job; add them";
      events.accept(new Notice("inetdCompatibility", reason));
    }
  }

  private static void reportRoot(Job job, Consumer<EmulatorEvent> events) throws IOException {
    boolean jailed = job.toPropertyList().has("RootDirectory");
    if (!Accounts.isRoot()) {
      if (jailed) {
        events.accept(
            new Notice("RootDirectory", "ignored, because the emulator does not run as root"));
      }
      if (job.sockets().values().stream()
          .anyMatch(all -> all.stream().anyMatch(NotEmulated::isOwned))) {
        events.accept(
            new Notice(
                "SockPathOwner",
                "ignored, like SockPathGroup, because the emulator does not run as root"));
      }
    }
  }

  private static boolean isOwned(SocketEntry entry) {
    return entry.sockPathOwner().isPresent() || entry.sockPathGroup().isPresent();
  }

  private static Map<String, String> reasons() {
    try (InputStream file = NotEmulated.class.getResourceAsStream("emulated-keys.tsv")) {
      if (file == null) {
        throw new IllegalStateException("emulated-keys.tsv is missing from the library");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", -1))
          .filter(cells -> cells.length == 4 && cells[2].equals("notice"))
          .collect(Collectors.toMap(cells -> cells[1] + " " + cells[0], cells -> cells[3]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
