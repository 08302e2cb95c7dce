package io.github.launchd4j.plist.report;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Findings that were there before, by file, code and message: their lines may move. Files are named
 * as seen from the baseline's folder. For one thread: a finding that was there once is left out
 * once.
 */
public final class Baseline {

  private static final String TITLE = "# launchd4j: known findings";

  private final Path folder;
  private final Map<String, Integer> counts = new HashMap<>();

  private Baseline(Path folder) {
    this.folder = folder;
  }

  /** Without findings, for a file that is to be written. */
  public static Baseline at(Path file) {
    Path parent = file.toAbsolutePath().normalize().getParent();
    return new Baseline(parent == null ? file.toAbsolutePath() : parent);
  }

  /**
   * As it was written.
   *
   * @throws IOException if it cannot be read, or is something else
   */
  public static Baseline read(Path file) throws IOException {
    Baseline baseline = at(file);
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new IOException("cannot read the baseline " + file + ": " + Reason.of(e), e);
    }
    if (lines.isEmpty() || !lines.get(0).equals(TITLE)) {
      throw new IOException(file + " is not a baseline; create one with --write-baseline");
    }
    lines.subList(1, lines.size()).forEach(line -> baseline.counts.merge(line, 1, Integer::sum));
    return baseline;
  }

  /** Adds what was found in a file; that a file cannot be read is never taken as given. */
  public void add(String file, List<Finding> findings) {
    for (Finding finding : findings) {
      if (finding.code() != Code.LP001) {
        counts.merge(line(file, finding), 1, Integer::sum);
      }
    }
  }

  /** Those of the findings in a file that were not there before. */
  public List<Finding> without(String file, List<Finding> findings) {
    List<Finding> news = new ArrayList<>();
    for (Finding finding : findings) {
      String line = line(file, finding);
      int left = counts.getOrDefault(line, 0);
      if (left > 0) {
        counts.put(line, left - 1);
      } else {
        news.add(finding);
      }
    }
    return news;
  }

  private String line(String file, Finding finding) {
    Path path = Path.of(file).toAbsolutePath().normalize();
    String name = path.startsWith(folder) ? folder.relativize(path).toString() : path.toString();
    return name.replace('\\', '/') + "\t" + finding.code() + "\t" + finding.message();
  }

  /** The text of the file: one line for each finding, sorted. */
  public String toText() {
    StringBuilder text = new StringBuilder(TITLE).append('\n');
    new TreeMap<>(counts).forEach((line, count) -> text.append((line + "\n").repeat(count)));
    return text.toString();
  }
}
