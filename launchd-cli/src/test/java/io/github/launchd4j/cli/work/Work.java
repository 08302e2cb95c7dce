package io.github.launchd4j.cli.work;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@link CountingLoader} counts. The methods that bear the name of one of the JDK's do what
 * that does, and count what it looks at.
 */
public final class Work {

  private static long steps;

  private Work() {}

  /** Counts a jump, or the start of a method. */
  public static void step() {
    steps++;
  }

  /** What was counted so far. */
  static long steps() {
    return steps;
  }

  private static int found(int at, int from, int length) {
    steps += at < 0 ? Math.max(0, length - from) : at - Math.max(0, from);
    return at;
  }

  public static int indexOf(String text, int c) {
    return found(text.indexOf(c), 0, text.length());
  }

  public static int indexOf(String text, int c, int from) {
    return found(text.indexOf(c, from), from, text.length());
  }

  public static int indexOf(String text, String part) {
    return found(text.indexOf(part), 0, text.length());
  }

  public static int indexOf(String text, String part, int from) {
    return found(text.indexOf(part, from), from, text.length());
  }

  public static boolean contains(String text, CharSequence part) {
    return indexOf(text, part.toString()) >= 0;
  }

  private static int foundFromEnd(int at, int end) {
    steps += end - Math.max(0, at);
    return at;
  }

  public static int lastIndexOf(String text, int c) {
    return foundFromEnd(text.lastIndexOf(c), text.length());
  }

  public static int lastIndexOf(String text, String part) {
    return foundFromEnd(text.lastIndexOf(part), text.length());
  }

  public static int lastIndexOf(String text, int c, int from) {
    return foundFromEnd(text.lastIndexOf(c, from), from);
  }

  public static int lastIndexOf(String text, String part, int from) {
    return foundFromEnd(text.lastIndexOf(part, from), from);
  }

  public static boolean equals(String text, Object other) {
    steps += other instanceof String that && that.length() == text.length() ? text.length() : 0;
    return text.equals(other);
  }

  public static boolean matches(String text, String pattern) {
    return matcher(Pattern.compile(pattern), text).matches();
  }

  public static Matcher matcher(Pattern pattern, CharSequence text) {
    return pattern.matcher(new Counted(text));
  }

  public static int indexOf(List<?> list, Object value) {
    return found(list.indexOf(value), 0, list.size());
  }

  public static int lastIndexOf(List<?> list, Object value) {
    return foundFromEnd(list.lastIndexOf(value), list.size());
  }

  public static boolean contains(List<?> list, Object value) {
    return indexOf(list, value) >= 0;
  }

  public static <T> void add(List<T> list, int at, T value) {
    steps += list.size() - at;
    list.add(at, value);
  }

  public static <T> T remove(List<T> list, int at) {
    steps += list.size() - at;
    return list.remove(at);
  }

  public static StringBuilder insert(StringBuilder text, int at, String part) {
    steps += text.length() - at;
    return text.insert(at, part);
  }

  public static StringBuilder deleteCharAt(StringBuilder text, int at) {
    steps += text.length() - at;
    return text.deleteCharAt(at);
  }

  /** A text that counts how often a regular expression looks at a character of it. */
  private record Counted(CharSequence text) implements CharSequence {

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int at) {
      steps++;
      return text.charAt(at);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return text.subSequence(from, to);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
