package io.github.launchd4j.plist.edit;

import java.util.ArrayList;
import java.util.List;

/** The difference of two texts in the unified format of diff -u. */
public final class Diff {

  private static final int CONTEXT = 3;

  /** Beyond it the whole middle is shown as changed: no launchd.plist is like that. */
  private static final long MAX_CELLS = 4_000_000;

  /**
   * One line.
   *
   * @param sign a blank, - or +
   */
  private record Line(char sign, String text) {}

  private final List<Line> lines = new ArrayList<>();

  private Diff() {}

  /** The difference, for {@code patch -p1}; empty where there is none. */
  public static String unified(String file, String before, String after) {
    if (before.equals(after)) {
      return "";
    }
    Diff diff = new Diff();
    diff.compare(split(before), split(after));
    StringBuilder out = new StringBuilder("--- a/" + file + "\n+++ b/" + file + "\n");
    diff.print(out);
    return out.toString();
  }

  /** Lines with their ends. */
  private static List<String> split(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.add(text.substring(start, end + 1));
      start = end + 1;
    }
    if (start < text.length()) {
      lines.add(text.substring(start));
    }
    return lines;
  }

  private void compare(List<String> a, List<String> b) {
    int head = 0;
    while (head < Math.min(a.size(), b.size()) && a.get(head).equals(b.get(head))) {
      lines.add(new Line(' ', a.get(head++)));
    }
    int tail = 0;
    while (tail < Math.min(a.size(), b.size()) - head
        && a.get(a.size() - 1 - tail).equals(b.get(b.size() - 1 - tail))) {
      tail++;
    }
    middle(a.subList(head, a.size() - tail), b.subList(head, b.size() - tail));
    a.subList(a.size() - tail, a.size()).forEach(line -> lines.add(new Line(' ', line)));
  }

  /** By the longest common subsequence. */
  private void middle(List<String> a, List<String> b) {
    boolean small = (long) a.size() * b.size() <= MAX_CELLS;
    int[][] common = new int[small ? a.size() + 1 : 1][small ? b.size() + 1 : 1];
    for (int i = a.size() - 1; small && i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        common[i][j] =
            a.get(i).equals(b.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      boolean both = i < a.size() && j < b.size();
      if (both && small && a.get(i).equals(b.get(j))) {
        lines.add(new Line(' ', a.get(i++)));
        j++;
      } else if (j == b.size() || (both && (!small || common[i + 1][j] >= common[i][j + 1]))) {
        lines.add(new Line('-', a.get(i++)));
      } else {
        lines.add(new Line('+', b.get(j++)));
      }
    }
  }

  private void print(StringBuilder out) {
    int at = 0;
    while ((at = nextChange(at)) < lines.size()) {
      int from = Math.max(0, at - CONTEXT);
      int to = at;
      for (int next = at; next < lines.size() && next - to <= 2 * CONTEXT; next = nextChange(to)) {
        to = next + 1;
      }
      int end = Math.min(lines.size(), to + CONTEXT);
      hunk(out, from, end);
      at = end;
    }
  }

  private int nextChange(int from) {
    int at = from;
    while (at < lines.size() && lines.get(at).sign == ' ') {
      at++;
    }
    return at;
  }

  private void hunk(StringBuilder out, int from, int to) {
    int before = count('+', from, to);
    int after = count('-', from, to);
    out.append("@@ -" + range('+', from, before) + " +" + range('-', from, after) + " @@\n");
    for (Line line : lines.subList(from, to)) {
      out.append(line.sign).append(line.text);
      if (!line.text.endsWith("\n")) {
        out.append("\n\\ No newline at end of file\n");
      }
    }
  }

  private String range(char other, int from, int count) {
    int start = count(other, 0, from) + (count == 0 ? 0 : 1);
    return start + "," + count;
  }

  /** The lines without that sign. */
  private int count(char other, int from, int to) {
    return (int) lines.subList(from, to).stream().filter(line -> line.sign != other).count();
  }
}
