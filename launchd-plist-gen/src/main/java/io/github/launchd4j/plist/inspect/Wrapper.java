package io.github.launchd4j.plist.inspect;

import io.github.launchd4j.plist.tree.PlistString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program that runs another one, which its arguments name: wrappers.tsv has those that are known.
 *
 * @param withValue its options that take the next argument as their value
 * @param operands how many arguments precede the program
 */
record Wrapper(List<String> withValue, int operands) {

  /** The program that this one runs, if this is a wrapper. */
  static Optional<Call> inner(Call call) {
    Wrapper wrapper = Known.WRAPPERS.get(call.name());
    return wrapper == null ? Optional.empty() : wrapper.runs(call);
  }

  private Optional<Call> runs(Call call) {
    List<PlistString> all = call.arguments();
    boolean env = call.name().equals("env");
    int skip = operands;
    for (int i = 0; i < all.size(); i++) {
      String word = all.get(i).value();
      if (env && (word.startsWith("-S") || word.startsWith("--split-string"))) {
        return split(all, i);
      } else if (withValue.contains(word)) {
        i++;
      } else if (!word.startsWith("-") && !(env && word.contains("=")) && skip-- == 0) {
        return Optional.of(new Call(all.get(i), all.subList(i + 1, all.size())));
      }
    }
    return Optional.empty();
  }

  /** env -S: the string is taken apart, and the arguments after it follow. */
  private static Optional<Call> split(List<PlistString> all, int at) {
    String option = all.get(at).value();
    boolean apart = option.equals("-S") || option.equals("--split-string");
    if (apart && at + 1 == all.size()) {
      return Optional.empty();
    }
    PlistString string = apart ? all.get(at + 1) : all.get(at);
    String text = apart ? string.value() : option.substring(option.startsWith("-S") ? 2 : 15);
    List<PlistString> words = new ArrayList<>();
    for (String word : text.strip().split("\\s+", -1)) {
      words.add(new PlistString(word, string.position()));
    }
    words.addAll(all.subList(at + (apart ? 2 : 1), all.size()));
    return new Wrapper(List.of("-u", "-P", "-C"), 0)
        .runs(new Call(new PlistString("env", string.position()), words));
  }

  private static final class Known {
    static final Map<String, Wrapper> WRAPPERS = load();

    private static Map<String, Wrapper> load() {
      Map<String, Wrapper> wrappers = new HashMap<>();
      for (List<String> row : Table.rows(Wrapper.class, "wrappers.tsv")) {
        wrappers.put(
            row.get(0), new Wrapper(Table.words(row.get(1)), Integer.parseInt(row.get(2))));
      }
      return wrappers;
    }
  }
}
