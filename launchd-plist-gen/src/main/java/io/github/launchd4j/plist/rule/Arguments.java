package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.tree.PlistString;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the words of a table among the arguments of a program. */
final class Arguments {

  private static final Set<String> OFF = Set.of("no", "false", "off", "0");

  private Arguments() {}

  /** The first argument that one of the words is for; options that are switched off left out. */
  static Optional<PlistString> first(List<PlistString> arguments, List<String> words) {
    for (String word : words) {
      Optional<PlistString> found = find(arguments, word);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** A word with blanks is several, in this order, and the last one is found. */
  private static Optional<PlistString> find(List<PlistString> arguments, String word) {
    int at = -1;
    for (String part : word.startsWith("~") ? List.of(word) : List.of(word.split(" ", -1))) {
      at = indexOf(arguments, part, at + 1);
      if (at < 0) {
        return Optional.empty();
      }
    }
    return Optional.of(arguments.get(at));
  }

  private static int indexOf(List<PlistString> arguments, String word, int from) {
    for (int i = from; i < arguments.size(); i++) {
      String next = i + 1 < arguments.size() ? arguments.get(i + 1).value() : "";
      if (isFor(arguments.get(i).value(), next, word)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isFor(String argument, String next, String word) {
    if (word.startsWith("~")) {
      return argument.contains(word.substring(1));
    }
    if (word.endsWith("*")) {
      return argument.startsWith(word.substring(0, word.length() - 1));
    }
    if (word.startsWith("-") && argument.startsWith(word + "=")) {
      return !OFF.contains(argument.substring(word.length() + 1));
    }
    return argument.equals(word) && !(word.startsWith("-") && OFF.contains(next));
  }
}
