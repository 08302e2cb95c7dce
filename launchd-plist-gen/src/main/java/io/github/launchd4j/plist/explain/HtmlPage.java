package io.github.launchd4j.plist.explain;

import io.github.launchd4j.plist.explain.Explanation.Section;
import io.github.launchd4j.plist.explain.Explanation.Topic;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.OneLine;
import java.util.List;

/** The explanation as one HTML file. */
final class HtmlPage {

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
        --job: #dcebff; --socket: #fff3d6; --error: #b3261e; --warning: #8a5a00; --info: #1a5fb4; }
      @media (prefers-color-scheme: dark) {
        :root { --text: #e8eaed; --dim: #a3a9b1; --page: #16181b; --box: #22262b; --line: #6f7680;
          --job: #1d3a5f; --socket: #4a3a12; --error: #ff8a80; --warning: #ffc861; --info: #8ab4f8; }
      }
      body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif;
        color: var(--text); background: var(--page); }
      h1 { font-size: 1.5rem; overflow-wrap: anywhere; }
      h2 { font-size: 1.05rem; margin: 1.8rem 0 .3rem; }
      p, li { margin: .2rem 0; overflow-wrap: anywhere; }
      ul { padding-left: 1.2rem; }
      .error { color: var(--error); }
      .warning { color: var(--warning); }
      .info { color: var(--info); }
      .help { color: var(--dim); }
      footer { margin-top: 2.5rem; color: var(--dim); font-size: .85rem; }
      svg { display: block; width: 100%%; max-width: 26rem; margin: .8rem 0; }
      svg text { font: 14px system-ui, sans-serif; fill: var(--text); text-anchor: middle; }
      svg .strong { font-weight: 600; }
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
      <footer>How launchd understands this file, according to launchd.plist(5) and the last launchd
      with open source. None of this was tried on a Mac.</footer>
      </body>
      </html>
      """;

  private HtmlPage() {}

  static String of(Subject subject, List<Section> sections, List<Finding> findings) {
    String label = Svg.escape(OneLine.of(subject.job().label()));
    StringBuilder page = new StringBuilder(HEAD.formatted(label, label));
    findings(findings, page);
    page.append(Drawings.lifeCycle(subject));
    for (Section section : sections) {
      page.append("<h2>").append(Svg.escape(section.topic().title())).append("</h2>\n");
      section
          .sentences()
          .forEach(sentence -> page.append("<p>").append(Svg.escape(sentence)).append("</p>\n"));
      if (section.topic() == Topic.LISTENS) {
        page.append(Drawings.sockets(subject.job()));
      }
    }
    return page.append(FOOT).toString();
  }

  private static void findings(List<Finding> findings, StringBuilder page) {
    page.append("<h2>Findings</h2>\n");
    if (findings.isEmpty()) {
      page.append("<p>None.</p>\n");
      return;
    }
    page.append("<ul>\n");
    for (Finding finding : findings) {
      page.append(
          "<li><span class=\"%s\">%s%s</span>: %s [<a href=\"%s\">%s</a>]<br><span class=\"help\">%s</span></li>\n"
              .formatted(
                  finding.severity(),
                  finding.severity(),
                  finding.position().isKnown() ? " in line " + finding.position().line() : "",
                  Svg.escape(finding.message()),
                  finding.code().page(),
                  finding.code(),
                  Svg.escape(finding.help())));
    }
    page.append("</ul>\n");
  }
}
