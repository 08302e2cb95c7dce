package io.github.launchd4j.plist.report;

import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.Plural;
import io.github.launchd4j.plist.finding.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The findings that count, and how many of them are failures. For one run and one thread. */
public final class Selection {

  private final Configuration settings;
  private final @Nullable Baseline before;
  private final Severity bar;
  private int failures;

  private Selection(Configuration settings, @Nullable Baseline before) {
    this.settings = settings;
    this.before = before;
    this.bar = settings.failOn().orElse(Severity.ERROR);
  }

  /**
   * By these settings.
   *
   * @throws IOException if the baseline cannot be read
   */
  public static Selection by(Configuration settings) throws IOException {
    return settings.baseline().isPresent()
        ? new Selection(settings, Baseline.read(settings.baseline().get()))
        : new Selection(settings, null);
  }

  /** By these settings but for the baseline, for a new one. */
  public static Selection withoutBaseline(Configuration settings) {
    return new Selection(settings, null);
  }

  /** Those of the findings in a file that count. */
  public List<Finding> of(String file, List<Finding> findings) {
    List<Finding> enabled = new ArrayList<>();
    for (Finding finding : findings) {
      if (!settings.disabled().contains(finding.code())) {
        enabled.add(finding);
      }
    }
    List<Finding> selected = before == null ? enabled : before.without(file, enabled);
    for (Finding finding : selected) {
      failures += finding.severity().compareTo(bar) <= 0 ? 1 : 0;
    }
    return selected;
  }

  /** How many of those so far are as bad as the settings forbid. */
  public int failures() {
    return failures;
  }

  /** The failures in words: {@code 2 errors}, {@code 1 warning or error}; empty without any. */
  public String failuresInWords() {
    if (failures == 0) {
      return "";
    }
    String noun =
        switch (bar) {
          case ERROR -> "error";
          case WARNING -> "warning or error";
          case INFO -> "finding";
        };
    return Plural.of(failures, noun);
  }
}
