package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.key.Values;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.plist.tree.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A string of a job.
 *
 * @param key the nearest key above it
 * @param string itself
 */
record Text(String key, PlistString string) {

  private static final Set<String> PATH_LISTS = Set.of("WatchPaths", "QueueDirectories");

  /** A value whose strings are yet to be met. */
  private record Open(String key, PlistValue value) {}

  String value() {
    return string.value();
  }

  Position position() {
    return string.position();
  }

  /** The key and what it holds, as a message quotes it. */
  String quoted() {
    return key + " \"" + value() + "\"";
  }

  /** Every string there is, however deep, with the key above it. */
  static List<Text> all(PlistDictionary job) {
    List<Text> texts = new ArrayList<>();
    Deque<Open> open = new ArrayDeque<>(List.of(new Open("", job)));
    while (!open.isEmpty()) {
      Open next = open.remove();
      if (next.value() instanceof PlistString string) {
        texts.add(new Text(next.key(), string));
      } else if (next.value() instanceof PlistDictionary dictionary) {
        dictionary.entries().forEach(entry -> open.add(new Open(entry.key(), entry.value())));
      } else if (next.value() instanceof PlistArray array) {
        array.values().forEach(value -> open.add(new Open(next.key(), value)));
      }
    }
    return texts;
  }

  /** As {@link #all}, without what a shell or another interpreter is to run. */
  static Stream<Text> withoutScripts(PlistDictionary job) {
    CommandLine command = CommandLine.of(job);
    Set<PlistString> scripts = Collections.newSetFromMap(new IdentityHashMap<>());
    scripts.addAll(command.arguments());
    command.words().forEach(scripts::remove);
    return all(job).stream().filter(text -> !scripts.contains(text.string()));
  }

  /** The paths of the job: of the keys that want one, and the arguments that look like one. */
  static Stream<Text> paths(PlistDictionary job) {
    return Stream.of(keyed(job), watched(job), arguments(job)).flatMap(paths -> paths);
  }

  /** The paths that launchd watches. */
  static Stream<Text> watched(PlistDictionary job) {
    Stream<Text> lists =
        job.entries().stream()
            .filter(entry -> PATH_LISTS.contains(entry.key()))
            .flatMap(entry -> strings(entry.key(), entry.value()));
    Stream<Text> conditions =
        Walk.dictionary(job, "KeepAlive")
            .flatMap(keepAlive -> Walk.dictionary(keepAlive, "PathState"))
            .flatMap(paths -> paths.entries().stream())
            .map(e -> new Text("PathState", new PlistString(e.key(), e.keyPosition())));
    return Stream.concat(lists, conditions);
  }

  private static Stream<Text> keyed(PlistDictionary job) {
    return Walk.entries(job).stream()
        .filter(
            found -> found.key().filter(k -> k.values() instanceof Values.AbsolutePath).isPresent())
        .flatMap(found -> strings(found.entry().key(), found.entry().value()));
  }

  private static Stream<Text> arguments(PlistDictionary job) {
    return Stream.concat(
            job.has("Program") ? Stream.empty() : Walk.firstArgument(job).stream(),
            CommandLine.of(job).words().stream())
        .map(word -> new Text("ProgramArguments", pathIn(word)))
        .filter(text -> text.value().startsWith("/"));
  }

  /** The word, or what follows its equals sign if that begins a path. */
  private static PlistString pathIn(PlistString word) {
    int equals = word.value().indexOf("=/");
    return word.value().startsWith("-") && equals > 0
        ? new PlistString(word.value().substring(equals + 1), word.position())
        : word;
  }

  private static Stream<Text> strings(String key, PlistValue value) {
    Stream<PlistValue> values =
        value instanceof PlistArray array ? array.values().stream() : Stream.of(value);
    return values
        .filter(PlistString.class::isInstance)
        .map(string -> new Text(key, (PlistString) string));
  }
}
