package io.github.launchd4j.plist.explain;

import io.github.launchd4j.plist.Job;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * What a job does, in plain English: what runs and as whom, when it starts and stops, what it
 * listens on, and its next five times where it has a schedule. It tells what launchd.plist(5) says
 * of the keys that are there; it checks nothing. Immutable.
 */
public final class Explanation {

  /**
   * A heading and what stands under it.
   *
   * @param title the heading
   * @param sentences one line each, without control characters; at least one
   */
  public record Section(String title, List<String> sentences) {

    /** Control characters become escapes, so that none reaches a terminal. */
    public Section {
      sentences = sentences.stream().map(Words::clean).toList();
    }
  }

  private final Job job;
  private final List<Section> sections = new ArrayList<>();

  private Explanation(Job job, Clock clock) {
    this.job = job;
    add("What runs", Program.sentences(job));
    add("Who runs it", Program.users(job));
    add("When it starts", Starts.sentences(job));
    add("Next times", Schedule.next(job, clock));
    add("When it stops, and after", Stops.sentences(job));
    add("What it listens on", Listens.sentences(job));
    add("How it is set up", SetUp.sentences(job));
  }

  /**
   * Explains a job.
   *
   * @param clock gives the moment and the zone that the next times are counted from
   */
  public static Explanation of(Job job, Clock clock) {
    return new Explanation(job, clock);
  }

  private void add(String title, List<String> sentences) {
    if (!sentences.isEmpty()) {
      sections.add(new Section(title, sentences));
    }
  }

  /** The sections in reading order; those with nothing to say are left out. Unmodifiable. */
  public List<Section> sections() {
    return List.copyOf(sections);
  }

  /** The label, and under it each section with its sentences indented, with a final LF. */
  public String toText() {
    StringBuilder text = new StringBuilder(Words.clean(job.label())).append('\n');
    for (Section section : sections) {
      text.append('\n').append(section.title()).append('\n');
      section.sentences().forEach(sentence -> text.append("  ").append(sentence).append('\n'));
    }
    return text.toString();
  }

  /**
   * The same as one HTML page with the sockets and the life cycle drawn. It is one file, fetches
   * nothing, runs no script, and follows the reader's light or dark scheme.
   */
  public String toHtml() {
    return Page.of(job, sections);
  }
}
