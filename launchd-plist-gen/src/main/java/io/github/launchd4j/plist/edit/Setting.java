package io.github.launchd4j.plist.edit;

import io.github.launchd4j.plist.JobElement;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.json.JsonReader;
import io.github.launchd4j.plist.key.Suggestion;
import io.github.launchd4j.plist.key.TypeSpec;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.List;

/**
 * One {@code KEY=VALUE} of the command line. The key is a path; see {@link KeyPath}.
 *
 * @param path the key
 * @param what what is done with it
 * @param text the value; empty to remove
 */
public record Setting(KeyPath path, What what, String text) {

  /** What is done. */
  public enum What {
    /** {@code KEY=VALUE}. */
    SET,
    /** {@code KEY+=VALUE}. */
    APPEND,
    /** {@code KEY=}. */
    REMOVE
  }

  /**
   * Reads an argument.
   *
   * @throws IllegalArgumentException if it is no setting
   */
  public static Setting parse(String setting) {
    int equals = setting.indexOf('=');
    boolean append = equals > 0 && setting.charAt(equals - 1) == '+';
    String key = equals < 1 ? "" : setting.substring(0, append ? equals - 1 : equals);
    String text = setting.substring(equals + 1);
    if (key.isEmpty() || (append && text.isEmpty())) {
      throw new IllegalArgumentException(
          "\"" + setting + "\" is not KEY=VALUE, KEY+=VALUE for an array, or KEY= to remove");
    }
    What what = append ? What.APPEND : text.isEmpty() ? What.REMOVE : What.SET;
    return new Setting(KeyPath.parse(key), what, text);
  }

  /**
   * Makes the change.
   *
   * @param force whether to set what launchd does not know or would ignore
   * @throws IllegalArgumentException if it does not, or the path leads nowhere
   * @throws PlistException if the value holds a character that XML cannot
   */
  public void apply(PlistEditor editor, boolean force) throws PlistException {
    switch (what) {
      case REMOVE -> editor.remove(path);
      case SET -> editor.set(path, value(KeyType.of(path), force));
      case APPEND -> {
        KeyType key = KeyType.of(path);
        if (key.isKnown() && !key.type().allows("array") && !force) {
          throw new IllegalArgumentException(path + " is not an array, so nothing can be added");
        }
        editor.append(path, value(key.element(), force));
      }
    }
  }

  private PlistValue value(KeyType key, boolean force) {
    if (!key.isKnown() && !force) {
      throw new IllegalArgumentException(
          "there is no key \"" + path + "\"" + advice(key) + "; --force sets it nevertheless");
    }
    PlistValue value = value(key);
    List<TypeSpec.Mismatch> wrong = key.type().mismatches(value);
    if (!wrong.isEmpty() && !force) {
      throw new IllegalArgumentException(
          wrong.get(0).describe(path.toString()) + "; --force sets it nevertheless");
    }
    return value;
  }

  private static String advice(KeyType key) {
    return Suggestion.of(key.table(), key.name())
        .map(name -> "; did you mean " + name + "?")
        .or(() -> Suggestion.elsewhere(key.table(), key.name()).map(place -> "; it goes " + place))
        .orElse("");
  }

  /** JSON for what has parts, and a word for all else. */
  private PlistValue value(KeyType key) {
    boolean parts = text.startsWith("{") || text.startsWith("[");
    boolean wanted =
        !key.isKnown() || key.type().allows("array") || key.type().allows("dictionary");
    if (parts && wanted) {
      try {
        return JsonReader.read("{\"value\":" + text + "}").get("value").orElseThrow();
      } catch (PlistException e) {
        throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
      }
    }
    try {
      return JobElement.value(key.name(), text, key.type());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
    }
  }
}
