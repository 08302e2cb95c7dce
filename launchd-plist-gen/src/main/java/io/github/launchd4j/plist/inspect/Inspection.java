package io.github.launchd4j.plist.inspect;

import io.github.launchd4j.plist.life.Demands;
import io.github.launchd4j.plist.life.Timing;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A job under inspection, and what several rules ask about it, found out once. For one thread. */
public final class Inspection {

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
  private @Nullable CallSearch calls;
  private @Nullable List<ShellCommand> script;
  private @Nullable Demands demands;
  private @Nullable Timing timing;

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

  public PlistDictionary job() {
    return job;
  }

  public Optional<Path> file() {
    return file;
  }

  /** As {@link Walk#entries}. */
  public List<Walk.Found> entries() {
    if (entries == null) {
      entries = Walk.entries(job);
    }
    return entries;
  }

  /** Those of the entries whose keys the table has. */
  public List<Walk.Known> known() {
    if (known == null) {
      known = new ArrayList<>();
      for (Walk.Found found : entries()) {
        if (found.key().isPresent()) {
          known.add(new Walk.Known(found.key().get(), found.path(), found.entry()));
        }
      }
    }
    return known;
  }

  /** As {@link Walk#everything}. */
  public List<PlistValue> everything() {
    if (everything == null) {
      everything = Walk.everything(job);
    }
    return everything;
  }

  /** As {@link Text#all}. */
  public List<Text> texts() {
    if (texts == null) {
      texts = Text.all(job);
    }
    return texts;
  }

  /** As {@link Text#withoutScripts}. */
  public List<Text> withoutScripts() {
    if (withoutScripts == null) {
      withoutScripts = Text.withoutScripts(texts(), command());
    }
    return withoutScripts;
  }

  /** As {@link Text#paths}. */
  public List<Text> paths() {
    if (paths == null) {
      paths = Text.paths(job, entries(), command());
    }
    return paths;
  }

  /** The paths, and the values of the environment's variables, which may be paths too. */
  public List<Text> pathsAndVariables() {
    List<Text> all = new ArrayList<>(paths());
    for (Entry variable : Walk.environment(job)) {
      all.add(new Text(variable.key(), Walk.text(variable)));
    }
    return all;
  }

  /** As {@link Walk#sockets}. */
  public List<PlistDictionary> sockets() {
    if (sockets == null) {
      sockets = Walk.sockets(job);
    }
    return sockets;
  }

  /** The strings that the entries of Sockets have under a key. */
  public List<PlistString> inSockets(String key) {
    List<PlistString> strings = new ArrayList<>();
    for (PlistDictionary socket : sockets()) {
      if (socket.get(key).orElse(null) instanceof PlistString string) {
        strings.add(string);
      }
    }
    return strings;
  }

  public CommandLine command() {
    if (command == null) {
      command = CommandLine.of(job);
    }
    return command;
  }

  /** The program of the job, and all that it is seen to run. */
  public List<Call> calls() {
    return allCalls().all();
  }

  /** Those that the job lasts as long as: its program, what that runs, and a script's last. */
  public List<Call> lastingCalls() {
    return allCalls().lasting();
  }

  private CallSearch allCalls() {
    if (calls == null) {
      calls = CallSearch.of(job);
    }
    return calls;
  }

  /** The commands of the script that a shell is to run; none if there is no script. */
  public List<ShellCommand> script() {
    if (script == null) {
      Optional<PlistString> text = command().script();
      script = text.isPresent() ? ShellScript.commands(text.get().value()) : List.of();
    }
    return script;
  }

  /** What makes launchd start the job. */
  public Demands demands() {
    if (demands == null) {
      demands = Demands.of(job);
    }
    return demands;
  }

  /** What launchd waits for before it starts the job again, and before it kills it. */
  public Timing timing() {
    if (timing == null) {
      timing = Timing.of(job);
    }
    return timing;
  }
}
