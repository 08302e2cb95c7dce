package io.github.launchd4j.plist.finding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What may have been meant by a misspelt word. */
public final class Spelling {

  private Spelling() {}

  /** Those words, at most three, that are one step away whatever their case, in their order. */
  public static List<String> oneStepFrom(String misspelt, Collection<String> words) {
    List<String> near = new ArrayList<>();
    for (String word : words) {
      boolean candidate = near.size() < 3 && Math.abs(word.length() - misspelt.length()) <= 1;
      if (candidate && distance(lower(word), lower(misspelt)) <= 1) {
        near.add(word);
      }
    }
    return near;
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** Levenshtein's distance, with the swap of two neighbours as one step. */
  public static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int substitution = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(substitution, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
