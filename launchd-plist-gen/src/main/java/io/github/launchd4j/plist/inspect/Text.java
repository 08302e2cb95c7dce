package io.github.launchd4j.plist.inspect;

import io.github.launchd4j.plist.key.Values;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.plist.tree.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A string of a job.
 *
 * @param key the nearest key above it
 * @param string itself
 */
public record Text(String key, PlistString string) {

  private static final Set<String> PATH_LISTS = Set.of("WatchPaths", "QueueDirectories");

  /** A value whose strings are yet to be met. */
  private record Open(String key, PlistValue value) {}

  public String value() {
    return string.value();
  }

  public Position position() {
    return string.position();
  }

  /** The key and what it holds, as a message quotes it. */
  public String quoted() {
    return key + " \"" + value() + "\"";
  }

  /** Every string there is, however deep, with the key above it. */
  public static List<Text> all(PlistDictionary job) {
    List<Text> texts = new ArrayList<>();
    Deque<Open> open = new ArrayDeque<>();
    open.add(new Open("", job));
    while (!open.isEmpty()) {
      Open next = open.remove();
      if (next.value() instanceof PlistString string) {
        texts.add(new Text(next.key(), string));
      } else if (next.value() instanceof PlistDictionary dictionary) {
        for (Entry entry : dictionary.entries()) {
          open.add(new Open(entry.key(), entry.value()));
        }
      } else if (next.value() instanceof PlistArray array) {
        for (PlistValue value : array.values()) {
          open.add(new Open(next.key(), value));
        }
      }
    }
    return texts;
  }

  /** As {@link #all}, without what a shell or another interpreter is to run. */
  public static List<Text> withoutScripts(List<Text> all, CommandLine command) {
    Set<PlistString> scripts = Collections.newSetFromMap(new IdentityHashMap<>());
    scripts.addAll(command.arguments());
    for (PlistString word : command.words()) {
      scripts.remove(word);
    }
    List<Text> others = new ArrayList<>();
    for (Text text : all) {
      if (!scripts.contains(text.string())) {
        others.add(text);
      }
    }
    return others;
  }

  /** The paths of the job: of the keys that want one, and the arguments that look like one. */
  public static List<Text> paths(
      PlistDictionary job, List<Walk.Found> entries, CommandLine command) {
    List<Text> paths = new ArrayList<>();
    for (Walk.Found found : entries) {
      if (found.key().isPresent() && found.key().get().values() instanceof Values.AbsolutePath) {
        addStrings(found.entry(), paths);
      }
    }
    paths.addAll(watched(job));
    Optional<PlistString> first = Walk.firstArgument(job);
    if (first.isPresent() && !job.has("Program")) {
      addPath(first.get(), paths);
    }
    for (PlistString word : command.words()) {
      addPath(word, paths);
    }
    return paths;
  }

  /** The paths that launchd watches. */
  public static List<Text> watched(PlistDictionary job) {
    List<Text> paths = new ArrayList<>();
    for (Entry entry : job.entries()) {
      if (PATH_LISTS.contains(entry.key())) {
        addStrings(entry, paths);
      }
    }
    if (job.get("KeepAlive").orElse(null) instanceof PlistDictionary conditions
        && conditions.get("PathState").orElse(null) instanceof PlistDictionary states) {
      for (Entry state : states.entries()) {
        paths.add(new Text("PathState", new PlistString(state.key(), state.keyPosition())));
      }
    }
    return paths;
  }

  private static void addStrings(Entry entry, List<Text> texts) {
    if (entry.value() instanceof PlistString string) {
      texts.add(new Text(entry.key(), string));
    }
    for (PlistString string : Walk.strings(entry.value())) {
      texts.add(new Text(entry.key(), string));
    }
  }

  /** Adds the word, or what follows its equals sign, if that begins a path. */
  private static void addPath(PlistString word, List<Text> paths) {
    int equals = word.value().indexOf("=/");
    PlistString path =
        word.value().startsWith("-") && equals > 0
            ? new PlistString(word.value().substring(equals + 1), word.position())
            : word;
    if (path.value().startsWith("/")) {
      paths.add(new Text("ProgramArguments", path));
    }
  }
}
