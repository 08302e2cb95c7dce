package io.github.launchd4j.plist.inspect;

import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what a job runs, through wrappers, shells and interpreters. */
final class CallSearch {

  private final List<Call> all = new ArrayList<>();
  private final List<Call> lasting = new ArrayList<>();

  private CallSearch(PlistDictionary job) {
    Optional<PlistString> program = Walk.program(job);
    if (program.isPresent()) {
      List<PlistString> words = Walk.arguments(job);
      add(new Call(program.get(), words.isEmpty() ? words : words.subList(1, words.size())));
    }
  }

  static CallSearch of(PlistDictionary job) {
    return new CallSearch(job);
  }

  /** The program of the job, and all that it is seen to run. */
  List<Call> all() {
    return all;
  }

  /** Those that the job lasts as long as: its program, what that runs, and a script's last. */
  List<Call> lasting() {
    return lasting;
  }

  private void add(Call outer) {
    Call call = unwrapped(outer, true);
    CommandLine line = CommandLine.of(call);
    Optional<PlistString> script = line.script();
    if (script.isPresent()) {
      addScript(script.get(), line.positional());
    } else if (line.isInterpreter() && !line.isJava()) {
      addFile(call.arguments());
    }
  }

  /** The commands of a script. A script in the script is left alone. */
  private void addScript(PlistString script, List<PlistString> positional) {
    List<ShellCommand> commands = ShellScript.commands(script.value());
    for (int i = 0; i < commands.size(); i++) {
      List<PlistString> words = words(commands.get(i), script, positional);
      if (!words.isEmpty()) {
        unwrapped(new Call(words.get(0), words.subList(1, words.size())), i == commands.size() - 1);
      }
    }
  }

  private static List<PlistString> words(
      ShellCommand command, PlistString script, List<PlistString> positional) {
    List<PlistString> words = new ArrayList<>();
    for (String word : command.words()) {
      if (word.equals("$@")) {
        words.addAll(positional.isEmpty() ? positional : positional.subList(1, positional.size()));
      } else if (word.equals("$0") && !positional.isEmpty()) {
        words.add(positional.get(0));
      } else {
        words.add(new PlistString(word, script.position()));
      }
    }
    return words;
  }

  /** Adds the call and what it wraps, and gives the innermost. */
  private Call unwrapped(Call outer, boolean lasts) {
    Call call = outer;
    Optional<Call> inner = Optional.of(outer);
    while (inner.isPresent()) {
      call = inner.get();
      add(call, lasts);
      inner = Wrapper.inner(call);
    }
    return call;
  }

  private void add(Call call, boolean lasts) {
    all.add(call);
    if (lasts) {
      lasting.add(call);
    }
  }

  /** The file that an interpreter is to run, or the module of python's -m. */
  private void addFile(List<PlistString> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i).value();
      boolean module = word.equals("-m") && i + 1 < arguments.size();
      if (module || word.startsWith("/")) {
        int file = module ? i + 1 : i;
        add(new Call(arguments.get(file), arguments.subList(file + 1, arguments.size())), true);
        return;
      } else if (!word.startsWith("-") || CommandLine.isScriptOption(word)) {
        return;
      }
    }
  }
}
