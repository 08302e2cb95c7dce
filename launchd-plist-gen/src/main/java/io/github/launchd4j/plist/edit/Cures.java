package io.github.launchd4j.plist.edit;

import io.github.launchd4j.plist.SockProtocol;
import io.github.launchd4j.plist.SockType;
import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.key.Key;
import io.github.launchd4j.plist.key.KeyTable;
import io.github.launchd4j.plist.key.Suggestion;
import io.github.launchd4j.plist.key.TypeSpec;
import io.github.launchd4j.plist.life.Timing;
import io.github.launchd4j.plist.rule.Suppressions;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.plist.tree.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cures of what rules find in a sound property list. Safe means: launchd reads the file as
 * before, or reads what it ignored before, and what was meant leaves no doubt.
 */
final class Cures {

  private final XmlText xml;
  private final Suppressions suppressions;
  private final List<Edit> edits = new ArrayList<>();

  private Cures(XmlText xml, Suppressions suppressions) {
    this.xml = xml;
    this.suppressions = suppressions;
  }

  static List<Edit> of(XmlText xml, PlistDictionary job, Suppressions suppressions)
      throws PlistException {
    Cures cures = new Cures(xml, suppressions);
    cures.dictionary(KeyTable.TOP, job);
    for (Entry entry : job.entries()) {
      cures.dictionaries(entry.key(), entry.value());
      if (entry.value() instanceof PlistDictionary named) {
        for (Entry inner : named.entries()) {
          cures.dictionaries(entry.key() + ".*", inner.value());
        }
      }
    }
    return cures.edits;
  }

  /** Goes into a value that the table has keys for. */
  private void dictionaries(String parent, PlistValue value) throws PlistException {
    if (KeyTable.of(parent).isEmpty()) {
      return;
    }
    List<PlistValue> values = value instanceof PlistArray array ? array.values() : List.of(value);
    for (PlistValue each : values) {
      if (each instanceof PlistDictionary dictionary) {
        dictionary(parent, dictionary);
      }
    }
  }

  private void dictionary(String parent, PlistDictionary dictionary) throws PlistException {
    List<Entry> entries = dictionary.entries();
    Map<String, Position> last = new HashMap<>();
    entries.forEach(entry -> last.put(entry.key(), entry.keyPosition()));
    for (Entry entry : entries) {
      Optional<Key> key = KeyTable.find(parent, entry.key());
      if (!entry.keyPosition().equals(last.get(entry.key()))) {
        if (isWanted(Code.LP109, entry)) {
          remove(entry); // the last of equal keys is the one that counts
        }
      } else if (key.isEmpty()) {
        if (isWanted(Code.LP105, entry)) {
          rename(parent, dictionary, entry);
        }
      } else if (isDead(key.get())) {
        if (isWanted(Code.LP110, entry) && !leavesNothing(parent, entries)) {
          remove(entry);
        }
      } else if (entry.key().equals("OnDemand")) {
        if (isWanted(Code.LP111, entry)) {
          onDemand(dictionary, entry);
        }
      } else if (key.get().status() != Key.Status.IGNORED) {
        values(entry, key.get());
        words(dictionary, entry);
      }
    }
  }

  private static boolean isDead(Key key) {
    return key.status() == Key.Status.REMOVED || key.name().equals("ServiceIPC");
  }

  /** KeepAlive of dead conditions alone: what was meant is not in the file. */
  private static boolean leavesNothing(String parent, List<Entry> entries) {
    return !parent.equals(KeyTable.TOP)
        && entries.stream()
            .allMatch(
                entry -> KeyTable.find(parent, entry.key()).filter(Cures::isDead).isPresent());
  }

  private boolean isWanted(Code code, Entry entry) {
    return !suppressions.covers(code, entry.keyPosition())
        && !suppressions.covers(code, entry.value().position());
  }

  private void remove(Entry entry) {
    int end = xml.elementEnd(xml.offset(entry.value().position()));
    edits.add(Edit.removal(xml, xml.offset(entry.keyPosition()), end));
  }

  /** The suggestion must be free, and take the value as it is. */
  private void rename(String parent, PlistDictionary dictionary, Entry entry)
      throws PlistException {
    Optional<Key> meant =
        Suggestion.of(parent, entry.key())
            .filter(name -> !dictionary.has(name))
            .flatMap(name -> KeyTable.find(parent, name))
            .filter(key -> key.type().mismatches(entry.value()).isEmpty());
    if (meant.isPresent()) {
      renameTo(entry, meant.get().name());
    }
  }

  private void renameTo(Entry entry, String name) {
    int start = xml.offset(entry.keyPosition());
    edits.add(new Edit(start, xml.elementEnd(start), "<key>" + name + "</key>"));
  }

  /**
   * LP111: false is KeepAlive true, true is the default (launchd.plist(5), OnDemand). False next to
   * conditions counts, and they do not (LP416): which of the two is meant is not in the file.
   */
  private void onDemand(PlistDictionary job, Entry entry) throws PlistException {
    if (entry.value().equals(new PlistBoolean(false)) && !job.has("KeepAlive")) {
      renameTo(entry, "KeepAlive");
      replace(entry.value(), new PlistBoolean(true));
    } else if (entry.value().equals(new PlistBoolean(true))
        || job.get("KeepAlive").equals(Optional.of(new PlistBoolean(true)))) {
      remove(entry);
    }
  }

  private void values(Entry entry, Key key) throws PlistException {
    for (TypeSpec.Mismatch mismatch : key.type().mismatches(entry.value())) {
      Optional<PlistValue> meant = Retype.to(mismatch.wanted(), mismatch.value());
      boolean wanted = !suppressions.covers(Code.LP106, mismatch.value().position());
      if (meant.isPresent() && wanted) {
        replace(mismatch.value(), meant.get());
      }
    }
  }

  private void words(PlistDictionary dictionary, Entry entry) throws PlistException {
    PlistValue value = entry.value();
    switch (entry.key()) {
      case "SockType" -> {
        if (isWanted(Code.LP203, entry)
            && value instanceof PlistString word
            && SockType.of(word.value()).isEmpty()
            && SockProtocol.of(word.value()).isPresent()) {
          replace(
              value, new PlistString(word.value().equalsIgnoreCase("TCP") ? "stream" : "dgram"));
        }
      }
      case "SockProtocol" -> {
        if (isWanted(Code.LP202, entry)
            && value instanceof PlistString word
            && word.value().equalsIgnoreCase("UDP")
            && !dictionary.has("SockType")) {
          addBehind(entry, "SockType", new PlistString("dgram"));
        }
      }
      case "SockPathMode" -> {
        if (isWanted(Code.LP209, entry)
            && value instanceof PlistInteger mode
            && Retype.looksOctal(mode)) {
          replace(value, new PlistInteger(Integer.parseInt(mode.value().toString(), 8)));
        }
      }
      case "ThrottleInterval" -> {
        if (isWanted(Code.LP406, entry) && Timing.zeroThrottle(dictionary).isPresent()) {
          replace(value, new PlistInteger(1));
        }
      }
      default -> {}
    }
  }

  private void replace(PlistValue old, PlistValue value) throws PlistException {
    int start = xml.offset(old.position());
    String indent = xml.indent(start);
    edits.add(new Edit(start, xml.elementEnd(start), Fragment.value(xml, value, indent)));
  }

  private void addBehind(Entry entry, String key, PlistValue value) throws PlistException {
    int end = xml.elementEnd(xml.offset(entry.value().position()));
    int keyStart = xml.offset(entry.keyPosition());
    String added = Fragment.entry(xml, key, value, xml.indent(keyStart));
    edits.add(new Edit(end, end, xml.startsLine(keyStart) ? xml.newLine() + added : added));
  }
}
