package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A job under inspection, and what several rules ask about it, found out once. For one thread. */
public final class Inspection {

  private static final int SMALL = 100;

  private final PlistDictionary job;
  private final Optional<Path> file;
  private @Nullable List<Walk.Found> entries;
  private @Nullable List<Walk.Known> known;
  private @Nullable List<PlistValue> everything;
  private @Nullable List<Text> texts;
  private @Nullable List<Text> withoutScripts;
  private @Nullable List<Text> paths;
  private @Nullable List<PlistDictionary> sockets;
  private @Nullable CommandLine command;

  /**
   * An inspection that nothing is known of yet.
   *
   * @param job what to inspect
   * @param file where it was read from, if that was a file
   */
  public Inspection(PlistDictionary job, Optional<Path> file) {
    this.job = job;
    this.file = file;
  }

  PlistDictionary job() {
    return job;
  }

  Optional<Path> file() {
    return file;
  }

  /** As {@link Walk#entries}. */
  Stream<Walk.Found> entries() {
    if (entries == null) {
      entries = Walk.entries(job);
    }
    return entries.stream();
  }

  /** Those of the entries whose keys the table has. */
  Stream<Walk.Known> known() {
    if (known == null) {
      known =
          entries()
              .filter(found -> found.key().isPresent())
              .map(found -> new Walk.Known(found.key().get(), found.entry()))
              .toList();
    }
    return known.stream();
  }

  /** As {@link Walk#everything}. */
  Stream<PlistValue> everything() {
    return values().stream();
  }

  /** Whether the job has no more than a hundred values. */
  public boolean isSmall() {
    return values().size() <= SMALL;
  }

  private List<PlistValue> values() {
    if (everything == null) {
      everything = Walk.everything(job);
    }
    return everything;
  }

  /** As {@link Text#all}. */
  Stream<Text> texts() {
    if (texts == null) {
      texts = Text.all(job);
    }
    return texts.stream();
  }

  /** As {@link Text#withoutScripts}. */
  Stream<Text> withoutScripts() {
    if (withoutScripts == null) {
      withoutScripts = Text.withoutScripts(texts(), command()).toList();
    }
    return withoutScripts.stream();
  }

  /** As {@link Text#paths}. */
  Stream<Text> paths() {
    if (paths == null) {
      paths = Text.paths(job, entries(), command()).toList();
    }
    return paths.stream();
  }

  /** As {@link Walk#sockets}. */
  Stream<PlistDictionary> sockets() {
    if (sockets == null) {
      sockets = Walk.sockets(job).toList();
    }
    return sockets.stream();
  }

  CommandLine command() {
    if (command == null) {
      command = CommandLine.of(job);
    }
    return command;
  }
}
