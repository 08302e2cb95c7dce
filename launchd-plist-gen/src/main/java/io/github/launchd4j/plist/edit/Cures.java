package io.github.launchd4j.plist.edit;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.key.Key;
import io.github.launchd4j.plist.key.KeyTable;
import io.github.launchd4j.plist.key.TypeSpec;
import io.github.launchd4j.plist.life.Place;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.plist.tree.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * The cures of what rules find in a sound property list. Safe means: launchd reads the file as
 * before, or reads what it ignored before, and what was meant leaves no doubt.
 */
final class Cures {

  private static final Set<String> ACCOUNTS = Set.of("UserName", "GroupName");

  private final XmlText xml;
  private final Place.Kind place;
  private final BiPredicate<Code, Position> wanted;
  private final List<Remedy> remedies = new ArrayList<>();

  private Cures(XmlText xml, Place.Kind place, BiPredicate<Code, Position> wanted) {
    this.xml = xml;
    this.place = place;
    this.wanted = wanted;
  }

  static List<Remedy> of(
      XmlText xml, PlistDictionary job, Place.Kind place, BiPredicate<Code, Position> wanted)
      throws PlistException {
    Cures cures = new Cures(xml, place, wanted);
    cures.dictionary(KeyTable.TOP, "", job);
    for (Entry entry : job.entries()) {
      String path = KeyPath.inside("", entry.key());
      cures.dictionaries(entry.key(), path, entry.value());
      if (entry.value() instanceof PlistDictionary named) {
        for (Entry inner : named.entries()) {
          cures.dictionaries(entry.key() + ".*", KeyPath.inside(path, inner.key()), inner.value());
        }
      }
    }
    return cures.remedies;
  }

  /** Goes into a value that the table has keys for. */
  private void dictionaries(String parent, String path, PlistValue value) throws PlistException {
    if (!KeyTable.has(parent)) {
      return;
    }
    if (value instanceof PlistDictionary dictionary) {
      dictionary(parent, path, dictionary);
    } else if (value instanceof PlistArray array) {
      for (int i = 0; i < array.values().size(); i++) {
        if (array.values().get(i) instanceof PlistDictionary dictionary) {
          dictionary(parent, KeyPath.inside(path, "" + i), dictionary);
        }
      }
    }
  }

  private void dictionary(String parent, String path, PlistDictionary dictionary)
      throws PlistException {
    Renaming renaming = new Renaming(parent, dictionary, place);
    Map<String, Position> last = new HashMap<>();
    dictionary.entries().forEach(entry -> last.put(entry.key(), entry.keyPosition()));
    for (Entry entry : dictionary.entries()) {
      Optional<Key> key = KeyTable.find(parent, entry.key());
      String here = KeyPath.inside(path, entry.key());
      if (!entry.keyPosition().equals(last.get(entry.key()))) {
        remove(Code.LP109, entry, here, "removed: the key is there again, and the last one counts");
      } else if (key.isEmpty()) {
        rename(renaming.of(entry), entry, path);
      } else if (!KeyTable.isNamed(parent, entry.key())) {
        values(entry, here, key.get());
      } else if (isDead(key.get())) {
        if (!leavesNothing(parent, dictionary)) {
          remove(Code.LP110, entry, here, "removed: launchd ignores it");
        }
      } else if (entry.key().equals("OnDemand")) {
        onDemand(dictionary, renaming, entry);
      } else if (key.get().status() != Key.Status.IGNORED) {
        values(entry, here, key.get());
        correct(dictionary, entry, here);
        datagrams(dictionary, entry, path);
      }
    }
  }

  private static boolean isDead(Key key) {
    return key.status() == Key.Status.REMOVED || key.name().equals("ServiceIPC");
  }

  /** KeepAlive of dead conditions alone: what was meant is not in the file. */
  private static boolean leavesNothing(String parent, PlistDictionary dictionary) {
    return !parent.equals(KeyTable.TOP)
        && dictionary.entries().stream()
            .allMatch(
                entry -> KeyTable.find(parent, entry.key()).filter(Cures::isDead).isPresent());
  }

  private void remove(Code code, Entry entry, String path, String what) {
    if (isWanted(code, entry)) {
      int start = xml.offset(entry.keyPosition());
      int end = end(entry.value());
      Cure cure = new Cure(code, List.of(path), what);
      remedies.add(new Remedy(cure, start, end, List.of(Edit.removal(xml, start, end))));
    }
  }

  private void rename(Optional<String> name, Entry entry, String path) {
    if (name.isPresent() && isWanted(Code.LP105, entry)) {
      String to = KeyPath.inside(path, name.get());
      String what = "renamed to " + name.get() + "; not every launchd read it";
      Cure cure = new Cure(Code.LP105, List.of(KeyPath.inside(path, entry.key()), to), what);
      add(cure, entry, List.of(renamed(entry, name.get())));
    }
  }

  private Edit renamed(Entry entry, String name) {
    int start = xml.offset(entry.keyPosition());
    return new Edit(start, xml.elementEnd(start), "<key>" + name + "</key>");
  }

  /**
   * LP111: false is KeepAlive true, true is the default (launchd.plist(5), OnDemand). False next to
   * conditions counts, and they do not (LP416); true next to KeepAlive true counts if launchd comes
   * to it later (launchd-842, core.c:2409 and 2416): which of the two is meant is not in the file.
   */
  private void onDemand(PlistDictionary job, Renaming names, Entry entry) throws PlistException {
    boolean never = entry.value().equals(new PlistBoolean(false));
    boolean alone = !names.has("KeepAlive");
    boolean alive = job.get("KeepAlive").equals(Optional.of(new PlistBoolean(true)));
    if (never && alone && isWanted(Code.LP111, entry)) {
      String what = "becomes KeepAlive true, which means the same";
      Cure cure = new Cure(Code.LP111, List.of("OnDemand", "KeepAlive"), what);
      List<Edit> edits =
          List.of(renamed(entry, "KeepAlive"), replaced(entry.value(), new PlistBoolean(true)));
      add(cure, entry, edits);
    } else if (never && alive) {
      remove(Code.LP111, entry, "OnDemand", "removed: KeepAlive true means the same");
    } else if (entry.value().equals(new PlistBoolean(true))
        && (alone || (job.has("KeepAlive") && !alive))) {
      remove(Code.LP111, entry, "OnDemand", "removed: true is the default");
    }
  }

  private void values(Entry entry, String path, Key key) throws PlistException {
    if (ACCOUNTS.contains(key.name())) {
      return; // a number is an id, and launchd takes names
    }
    for (TypeSpec.Mismatch mismatch : key.type().allMismatches(entry.value())) {
      Optional<PlistValue> meant = Retype.to(mismatch.wanted(), mismatch.value());
      if (meant.isPresent() && wanted.test(Code.LP106, mismatch.value().position())) {
        String what =
            Retype.shown(mismatch.value())
                + " becomes "
                + Retype.shown(meant.get())
                + "; launchd ignored it";
        Edit edit = replaced(mismatch.value(), meant.get());
        Cure cure = new Cure(Code.LP106, List.of(path), what);
        remedies.add(new Remedy(cure, edit.from(), edit.to(), List.of(edit)));
      }
    }
  }

  private void correct(PlistDictionary dictionary, Entry entry, String path) throws PlistException {
    Optional<Correction> correction = Correction.of(dictionary, entry);
    if (correction.isPresent() && isWanted(correction.get().code(), entry)) {
      Edit edit = replaced(entry.value(), correction.get().value());
      Cure cure = new Cure(correction.get().code(), List.of(path), correction.get().what());
      add(cure, entry, List.of(edit));
    }
  }

  private void datagrams(PlistDictionary socket, Entry entry, String path) throws PlistException {
    if (entry.key().equals("SockProtocol")
        && entry.value() instanceof PlistString word
        && word.value().equalsIgnoreCase("UDP")
        && !socket.has("SockType")
        && isWanted(Code.LP202, entry)) {
      String added = KeyPath.inside(path, "SockType");
      String what = "\"dgram\" is added, as UDP needs; launchd opened no socket";
      add(
          new Cure(Code.LP202, List.of(added), what),
          entry,
          List.of(addedBehind(entry, "SockType", new PlistString("dgram"))));
    }
  }

  private Edit addedBehind(Entry entry, String key, PlistValue value) throws PlistException {
    int end = end(entry.value());
    int keyStart = xml.offset(entry.keyPosition());
    String added = Fragment.entry(xml, key, value, xml.indent(keyStart));
    return new Edit(end, end, xml.startsLine(keyStart) ? xml.newLine() + added : added);
  }

  private boolean isWanted(Code code, Entry entry) {
    return wanted.test(code, entry.keyPosition()) && wanted.test(code, entry.value().position());
  }

  private int end(PlistValue value) {
    return xml.elementEnd(xml.offset(value.position()));
  }

  private void add(Cure cure, Entry entry, List<Edit> edits) {
    remedies.add(new Remedy(cure, xml.offset(entry.keyPosition()), end(entry.value()), edits));
  }

  private Edit replaced(PlistValue old, PlistValue value) throws PlistException {
    int start = xml.offset(old.position());
    String indent = xml.indent(start);
    return new Edit(start, xml.elementEnd(start), Fragment.value(xml, value, indent));
  }
}
