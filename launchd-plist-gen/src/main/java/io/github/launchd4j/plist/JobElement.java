package io.github.launchd4j.plist;

import io.github.launchd4j.plist.key.Key;
import io.github.launchd4j.plist.key.KeyTable;
import io.github.launchd4j.plist.key.TypeSpec;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.plist.tree.Position;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A job as a POM writes it: elements of text, named by launchd's own keys, without types. The types
 * come from the table of keys, so that every key can be written, and one that is misspelt reaches
 * {@link Validator} like any other.
 *
 * <pre>{@code
 * <Sockets><Listeners><SockServiceName>8080</SockServiceName></Listeners></Sockets>
 * }</pre>
 *
 * <p>An element of an array may have any name, {@code <string>} and {@code <dict>} by custom; where
 * a key takes a dictionary or an array of them, {@code <dict>} means the array. A {@code
 * SockPathMode} or {@code Umask} with a leading 0 is octal, as people write modes; the property
 * list gets the decimal number that launchd reads. A {@code StartCalendarInterval} of text is a
 * cron expression, as {@link CalendarInterval#cron} takes it.
 *
 * @param name the key
 * @param text the value, without surrounding space; empty where there are children
 * @param children the elements inside, in order
 */
public record JobElement(String name, String text, List<JobElement> children) {
  private static final Pattern INTEGER = Pattern.compile("-?\\d{1,19}");
  private static final Pattern OCTAL = Pattern.compile("0[0-7]{1,6}");
  private static final TypeSpec UNKNOWN = new TypeSpec(List.of());

  public JobElement {
    children = List.copyOf(children);
  }

  /**
   * The children of this element as the keys of a job.
   *
   * @throws IllegalArgumentException for a cron expression that is none
   */
  public PlistDictionary toPropertyList() {
    return dictionary(KeyTable.TOP, UNKNOWN);
  }

  /**
   * What a text means as the value of a key.
   *
   * @throws IllegalArgumentException for a cron expression that is none
   */
  public static PlistValue value(String key, String text, TypeSpec type) {
    return new JobElement(key, text, List.of()).leaf(type);
  }

  private PlistDictionary dictionary(String table, TypeSpec element) {
    PlistDictionary dictionary = PlistDictionary.EMPTY;
    for (JobElement child : children) {
      TypeSpec type = KeyTable.find(table, child.name).map(Key::type).orElse(element);
      String inside = KeyTable.inside(table, child.name);
      dictionary = dictionary.with(child.name, child.value(type, inside));
    }
    return dictionary;
  }

  private PlistValue value(TypeSpec type, String table) {
    if (children.isEmpty()) {
      return leaf(type);
    }
    boolean listed = !type.allows("dictionary") || children.get(0).name.equals("dict");
    if (type.allows("array") && listed) {
      TypeSpec element = type.elements("array");
      return new PlistArray(children.stream().map(child -> child.value(element, table)).toList());
    }
    return dictionary(table, type.elements("dictionary"));
  }

  private PlistValue leaf(TypeSpec type) {
    if (type.allows("boolean") && (text.equals("true") || text.equals("false"))) {
      return new PlistBoolean(text.equals("true"));
    }
    if (name.equals("StartCalendarInterval") && !text.isEmpty()) {
      return new PlistArray(
          CalendarInterval.cron(text).stream().map(CalendarInterval::toPropertyList).toList());
    }
    if ((name.equals("SockPathMode") || name.equals("Umask")) && OCTAL.matcher(text).matches()) {
      return new PlistInteger(Integer.parseInt(text, 8));
    }
    if (type.allows("integer") && INTEGER.matcher(text).matches()) {
      return new PlistInteger(new BigInteger(text), Position.NONE);
    }
    if (text.isEmpty() && !type.allows("string")) {
      return type.allows("array") ? new PlistArray(List.of()) : PlistDictionary.EMPTY;
    }
    return new PlistString(text);
  }
}
