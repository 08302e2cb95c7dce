package io.github.launchd4j.plist.explain;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.explain.Explanation.Section;
import java.util.List;

/** The explanation as one HTML file. */
final class Page {

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>%s</title>
      <style>
      :root { color-scheme: light dark; --text: #1d1d1f; --dim: #5f6368; --page: #fff; --box: #f3f4f6; --line: #8a9099;
        --job: #dcebff; --socket: #fff3d6; }
      @media (prefers-color-scheme: dark) {
        :root { --text: #e8eaed; --dim: #a3a9b1; --page: #16181b; --box: #22262b; --line: #6f7680;
          --job: #1d3a5f; --socket: #4a3a12; }
      }
      body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif;
        color: var(--text); background: var(--page); }
      h1 { font-size: 1.5rem; overflow-wrap: anywhere; }
      h2 { font-size: 1.05rem; margin: 1.8rem 0 .3rem; }
      p { margin: .2rem 0; overflow-wrap: anywhere; }
      footer { margin-top: 2.5rem; color: var(--dim); font-size: .85rem; }
      svg { width: 100%%; margin: .8rem 0; }
      svg text { font: 13px system-ui, sans-serif; fill: var(--text); text-anchor: middle; }
      svg .strong { font-weight: 600; }
      svg .dim { fill: var(--dim); }
      rect { stroke: var(--line); fill: var(--box); }
      .frame { fill: none; stroke-dasharray: 5 4; }
      .job { fill: var(--job); }
      .socket { fill: var(--socket); }
      .arrow { fill: none; stroke: var(--line); stroke-width: 1.5; }
      .head { fill: var(--line); }
      </style>
      </head>
      <body>
      <h1>%s</h1>
      """;

  private static final String FOOT =
      """
      <footer>What launchd.plist(5) says of the keys in this job. It has not been checked: that does
      <code>launchd4j validate</code>.</footer>
      </body>
      </html>
      """;

  private Page() {}

  static String of(Job job, List<Section> sections) {
    String label = Svg.escape(Words.clean(job.label()));
    StringBuilder page = new StringBuilder(HEAD.formatted(label, label));
    page.append(Drawings.lifeCycle(job));
    for (Section section : sections) {
      page.append("<h2>").append(Svg.escape(section.title())).append("</h2>\n");
      section
          .sentences()
          .forEach(sentence -> page.append("<p>").append(Svg.escape(sentence)).append("</p>\n"));
      if (section.title().equals("What it listens on")) {
        page.append(Drawings.sockets(job));
      }
    }
    return page.append(FOOT).toString();
  }
}
