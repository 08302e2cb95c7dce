package io.github.launchd4j.plist.explain;

import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.OneLine;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a job does, in plain English: what runs and as whom, when it starts and stops, what it
 * listens on, and its next five times if it has a schedule. It says what launchd makes of the file:
 * a value that launchd ignores is named, and does not count. Immutable.
 */
public final class Explanation {

  /** What a section is about. */
  public enum Topic {
    /** The program and its arguments. */
    PROGRAM("What runs"),
    /** The user, and the sessions of an agent. */
    USER("Who runs it"),
    /** What makes launchd start it. */
    STARTS("When it starts"),
    /** The next times of its schedule. */
    NEXT_TIMES("Next times"),
    /** How launchd ends it, and what launchd does then. */
    STOPS("When it stops, and after"),
    /** Its sockets. */
    LISTENS("What it listens on"),
    /** Folder, files, environment, priority and limits. */
    SET_UP("How it is set up"),
    /** What stands in the file and counts for nothing. */
    IGNORED("What launchd ignores");

    private final String title;

    Topic(String title) {
      this.title = title;
    }

    /** The heading, for people. */
    public String title() {
      return title;
    }
  }

  /**
   * A heading and what stands under it.
   *
   * @param topic what it is about
   * @param sentences one line each, without control characters; at least one
   */
  public record Section(Topic topic, List<String> sentences) {

    private static final int MAX_LENGTH = 4000;

    /**
     * Control characters become escapes, so that none reaches a terminal, and the endless is cut.
     */
    public Section {
      sentences = sentences.stream().map(Section::cut).map(OneLine::escaped).toList();
    }

    private static String cut(String sentence) {
      return sentence.length() <= MAX_LENGTH
          ? sentence
          : sentence.substring(0, MAX_LENGTH) + " ... (" + sentence.length() + " characters)";
    }
  }

  private final Subject subject;
  private final List<Section> sections = new ArrayList<>();

  private Explanation(Subject subject, Clock clock) {
    this.subject = subject;
    add(Topic.PROGRAM, ProgramSection.sentences(subject));
    add(Topic.USER, UserSection.sentences(subject));
    add(Topic.STARTS, StartsSection.sentences(subject));
    add(Topic.NEXT_TIMES, ScheduleSection.next(subject, clock));
    add(Topic.STOPS, StopsSection.sentences(subject));
    add(Topic.LISTENS, ListensSection.sentences(subject.job()));
    add(Topic.SET_UP, SetUpSection.sentences(subject));
    add(Topic.IGNORED, subject.ignored());
  }

  /**
   * Explains a job. A value of a wrong type is no obstacle: launchd ignores it, and the explanation
   * says so.
   *
   * @param job the property list
   * @param file where it lies, if it is a file: the folder tells a daemon from an agent
   * @param clock gives the moment and the zone that the next times are counted from
   */
  public static Explanation of(PlistDictionary job, Optional<Path> file, Clock clock) {
    return new Explanation(Subject.of(job, file), clock);
  }

  private void add(Topic topic, List<String> sentences) {
    if (!sentences.isEmpty()) {
      sections.add(new Section(topic, Words.few(sentences)));
    }
  }

  /** The sections in reading order; those with nothing to say are left out. Unmodifiable. */
  public List<Section> sections() {
    return List.copyOf(sections);
  }

  /** The label, and under it each section with its sentences indented, with a final LF. */
  public String toText() {
    return toText(Integer.MAX_VALUE);
  }

  /**
   * As {@link #toText()}, with no line longer than a terminal is wide, if spaces allow it.
   *
   * @param columns the width of the terminal
   */
  public String toText(int columns) {
    StringBuilder text = new StringBuilder();
    text.append(OneLine.disarmed(OneLine.of(subject.job().label()))).append('\n');
    for (Section section : sections) {
      text.append('\n').append(section.topic().title()).append('\n');
      for (String sentence : section.sentences()) {
        Words.wrap("  ", sentence, columns, text);
      }
    }
    return text.toString();
  }

  /**
   * The same as one HTML page, with the sockets and the life cycle drawn, and with what a check of
   * the file found. It is one file, fetches nothing, runs no script, and follows the reader's light
   * or dark scheme.
   *
   * @param findings what {@link io.github.launchd4j.plist.Validator} says of the same file
   */
  public String toHtml(List<Finding> findings) {
    return HtmlPage.of(subject, sections, findings);
  }
}
