package io.github.launchd4j.plist.edit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The difference of two texts in the unified format of diff -u. */
public final class Diff {

  private static final int CONTEXT = 3;

  /** Beyond it the whole middle is shown as changed: no launchd.plist is like that. */
  private static final long MAX_CELLS = 1_000_000;

  private static final int MAX_LINES = 20_000;

  /** Lines of the one text that lines of the other stand for; one of both may be none. */
  private record Change(int fromA, int toA, int fromB, int toB) {}

  private final Lines a;
  private final Lines b;
  private final List<Change> changes = new ArrayList<>();

  private Diff(String before, String after) {
    a = new Lines(before);
    b = new Lines(after);
    int head = 0;
    int shorter = Math.min(a.count(), b.count());
    while (head < shorter && a.same(head, b, head)) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head && a.same(a.count() - 1 - tail, b, b.count() - 1 - tail)) {
      tail++;
    }
    middle(head, a.count() - tail, b.count() - tail);
  }

  /** The difference, for {@code patch -p1}, of an absolute path in /; empty where there is none. */
  public static String unified(String file, String before, String after) {
    if (before.equals(after)) {
      return "";
    }
    String name = file.startsWith("/") ? file.substring(1) : file;
    StringBuilder out = new StringBuilder("--- a/" + name + "\n+++ b/" + name + "\n");
    new Diff(before, after).print(out);
    return out.toString();
  }

  /** By the longest common subsequence of the lines from the head to these ends. */
  private void middle(int head, int endA, int endB) {
    int sizeA = endA - head;
    int sizeB = endB - head;
    if (Math.max(sizeA, sizeB) > MAX_LINES || (long) sizeA * sizeB > MAX_CELLS) {
      changes.add(new Change(head, endA, head, endB));
      return;
    }
    Map<String, Integer> numbers = new HashMap<>();
    int[] one = a.numbered(head, endA, numbers);
    int[] other = b.numbered(head, endB, numbers);
    int[][] common = common(one, other);
    int i = 0;
    int j = 0;
    while (i < sizeA || j < sizeB) {
      int fromA = i;
      int fromB = j;
      while ((i < sizeA || j < sizeB) && !(i < sizeA && j < sizeB && one[i] == other[j])) {
        boolean removed = j == sizeB || (i < sizeA && common[i + 1][j] >= common[i][j + 1]);
        i += removed ? 1 : 0;
        j += removed ? 0 : 1;
      }
      if (i > fromA || j > fromB) {
        changes.add(new Change(head + fromA, head + i, head + fromB, head + j));
      }
      while (i < sizeA && j < sizeB && one[i] == other[j]) {
        i++;
        j++;
      }
    }
  }

  /** How many lines are common to what is left of both from each place on. */
  private static int[][] common(int[] one, int[] other) {
    int[][] common = new int[one.length + 1][other.length + 1];
    for (int i = one.length - 1; i >= 0; i--) {
      for (int j = other.length - 1; j >= 0; j--) {
        common[i][j] =
            one[i] == other[j]
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private void print(StringBuilder out) {
    int first = 0;
    while (first < changes.size()) {
      int past = first + 1;
      while (past < changes.size()
          && changes.get(past).fromA - changes.get(past - 1).toA <= 2 * CONTEXT) {
        past++;
      }
      hunk(out, changes.subList(first, past));
      first = past;
    }
  }

  private void hunk(StringBuilder out, List<Change> near) {
    Change first = near.get(0);
    Change last = near.get(near.size() - 1);
    int before = Math.min(CONTEXT, first.fromA);
    int after = Math.min(CONTEXT, a.count() - last.toA);
    out.append("@@ -" + range(first.fromA - before, last.toA + after))
        .append(" +" + range(first.fromB - before, last.toB + after))
        .append(" @@\n");
    int at = first.fromA - before;
    for (Change change : near) {
      a.print(' ', at, change.fromA, out);
      a.print('-', change.fromA, change.toA, out);
      b.print('+', change.fromB, change.toB, out);
      at = change.toA;
    }
    a.print(' ', at, last.toA + after, out);
  }

  private static String range(int from, int to) {
    return (from + (to == from ? 0 : 1)) + "," + (to - from);
  }

  /** A text, and where its lines begin; each has its end with it. */
  private static final class Lines {
    private final String text;
    private final int[] starts;

    Lines(String text) {
      this.text = text;
      int count = text.isEmpty() || text.endsWith("\n") ? 1 : 2;
      for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
        count++;
      }
      starts = new int[count];
      for (int i = 1; i < count; i++) {
        int end = text.indexOf('\n', starts[i - 1]);
        starts[i] = end < 0 ? text.length() : end + 1;
      }
    }

    int count() {
      return starts.length - 1;
    }

    boolean same(int line, Lines other, int otherLine) {
      int length = starts[line + 1] - starts[line];
      int start = other.starts[otherLine];
      return other.starts[otherLine + 1] - start == length
          && text.regionMatches(starts[line], other.text, start, length);
    }

    /** A number for each line, the same for equal ones. */
    int[] numbered(int from, int to, Map<String, Integer> numbers) {
      int[] numbered = new int[to - from];
      for (int i = from; i < to; i++) {
        String line = text.substring(starts[i], starts[i + 1]);
        numbered[i - from] = numbers.computeIfAbsent(line, unseen -> numbers.size());
      }
      return numbered;
    }

    void print(char sign, int from, int to, StringBuilder out) {
      for (int i = from; i < to; i++) {
        out.append(sign).append(text, starts[i], starts[i + 1]);
        if (text.charAt(starts[i + 1] - 1) != '\n') {
          out.append("\n\\ No newline at end of file\n");
        }
      }
    }
  }
}
