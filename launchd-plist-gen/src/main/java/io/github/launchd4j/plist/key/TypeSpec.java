package io.github.launchd4j.plist.key;

import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** The types a key may have, as the table writes them: {@code string|array<string>}. */
public record TypeSpec(List<Alternative> alternatives) {

  /**
   * One of the types.
   *
   * @param name as {@link PlistValue#typeName} has it, or "any"
   * @param element what each value inside must be; anything, if it has no alternatives
   */
  public record Alternative(String name, TypeSpec element) {}

  private static final int MAX_MISMATCHES = 100;
  private static final TypeSpec ANYTHING = new TypeSpec(List.of());

  /**
   * A value that is not what it must be, and what that is.
   *
   * @param path from the value of the key to this one: {@code ".A[2]"}, or empty
   * @param depth the number of steps in it
   */
  public record Mismatch(PlistValue value, TypeSpec wanted, String path, int depth) {

    private Mismatch inside(String step) {
      return new Mismatch(value, wanted, step + path, depth + 1);
    }

    /** In words, given what it was found under. */
    public String describe(String where) {
      return where + " holds " + what() + ", but launchd expects " + wanted;
    }

    private String what() {
      if (value instanceof PlistString string) {
        return "the string \"" + string.value() + "\"";
      }
      if (value instanceof PlistInteger integer) {
        return "the integer " + integer.value();
      }
      return withArticle(value.typeName());
    }

    /** What to write instead. */
    public String help(String where) {
      return "launchd ignores the value; write " + wanted + " under " + where;
    }
  }

  /** The types that the table writes so. */
  public static TypeSpec parse(String text) {
    List<Alternative> found = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '|';
      if (c == '<') {
        depth++;
      } else if (c == '>') {
        depth--;
      } else if (c == '|' && depth == 0) {
        found.add(alternative(text.substring(start, i)));
        start = i + 1;
      }
    }
    return new TypeSpec(List.copyOf(found));
  }

  private static Alternative alternative(String text) {
    int open = text.indexOf('<');
    return open < 0
        ? new Alternative(text, ANYTHING)
        : new Alternative(
            text.substring(0, open), parse(text.substring(open + 1, text.length() - 1)));
  }

  /** Whether a value of the named type is welcome at the top. */
  public boolean allows(String typeName) {
    for (Alternative alternative : alternatives) {
      if (alternative.name().equals(typeName)) {
        return true;
      }
    }
    return false;
  }

  /** What a collection of that type may hold; anything, if it does not say or is none. */
  public TypeSpec elements(String collection) {
    for (Alternative alternative : alternatives) {
      if (alternative.name().equals(collection)) {
        return alternative.element();
      }
    }
    return ANYTHING;
  }

  /** The values that are wrong, the first hundred of them: the given one, or those inside it. */
  public List<Mismatch> mismatches(PlistValue value) {
    return mismatches(value, MAX_MISMATCHES);
  }

  /** As {@link #mismatches}, all of them. */
  public List<Mismatch> allMismatches(PlistValue value) {
    return mismatches(value, Integer.MAX_VALUE);
  }

  private List<Mismatch> mismatches(PlistValue value, int most) {
    List<Mismatch> found = new ArrayList<>();
    collect(value, most, found);
    return found;
  }

  private void collect(PlistValue value, int most, List<Mismatch> found) {
    if (found.size() == most || alternatives.isEmpty() || allows("any") || isConditional(value)) {
      return;
    }
    for (Alternative alternative : alternatives) {
      if (alternative.name().equals(value.typeName())) {
        alternative.element().collectInside(value, most, found);
        return;
      }
    }
    found.add(new Mismatch(value, this, "", 0));
  }

  private void collectInside(PlistValue value, int most, List<Mismatch> found) {
    if (value instanceof PlistArray array) {
      int index = 0;
      for (PlistValue element : array.values()) {
        int before = found.size();
        collect(element, most, found);
        addStep("[", index++, "]", before, found);
      }
    } else if (value instanceof PlistDictionary dictionary) {
      for (PlistDictionary.Entry entry : dictionary.entries()) {
        int before = found.size();
        collect(entry.value(), most, found);
        addStep(".", entry.key(), "", before, found);
      }
    }
  }

  private static void addStep(
      String begin, Object step, String end, int from, List<Mismatch> found) {
    for (int i = from; i < found.size(); i++) {
      found.set(i, found.get(i).inside(begin + step + end));
    }
  }

  /**
   * Whether this is a value that depends on a feature flag, {@code #IfFeatureFlagDisabled} with
   * {@code #Then}: undocumented, and found in working files of Apple's where a string or boolean is
   * usual.
   */
  private static boolean isConditional(PlistValue value) {
    if (value instanceof PlistDictionary dictionary) {
      for (PlistDictionary.Entry entry : dictionary.entries()) {
        if (entry.key().startsWith("#If")) {
          return true;
        }
      }
    }
    return false;
  }

  /** In words: {@code "a string or an array of strings"}. */
  @Override
  public String toString() {
    StringJoiner words = new StringJoiner(" or ");
    for (Alternative alternative : alternatives) {
      words.add(words(alternative));
    }
    return words.toString();
  }

  private static String words(Alternative alternative) {
    StringJoiner of = new StringJoiner(" or ", " of ", "");
    of.setEmptyValue("");
    for (Alternative inner : alternative.element().alternatives()) {
      of.add(plural(inner.name()));
    }
    return withArticle(alternative.name()) + of;
  }

  private static String withArticle(String type) {
    return ("aeiou".indexOf(type.charAt(0)) < 0 ? "a " : "an ") + type;
  }

  private static String plural(String type) {
    return type.endsWith("y") && !type.endsWith("ay")
        ? type.substring(0, type.length() - 1) + "ies"
        : type + "s";
  }
}
