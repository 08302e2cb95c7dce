package io.github.launchd4j.plist.explain;

import java.util.List;

/** Boxes, arrows and text, for a page that brings the styles. */
final class Svg {

  private static final int LINE = 18;

  private final StringBuilder out = new StringBuilder();

  void box(int x, int y, int width, int height, String style, List<String> lines) {
    out.append(
        "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>\n"
            .formatted(style, x, y, width, height));
    int top = y + height / 2 - lines.size() * LINE / 2 + LINE - 4;
    for (int i = 0; i < lines.size(); i++) {
      text(x + width / 2, top + i * LINE, i == 0 ? "strong" : "", fit(lines.get(i), width));
    }
  }

  void text(int x, int y, String style, String text) {
    out.append(
        "<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n".formatted(style, x, y, escape(text)));
  }

  void arrow(String path) {
    out.append("<path class=\"arrow\" marker-end=\"url(#head)\" d=\"%s\"/>\n".formatted(path));
  }

  /** The whole drawing, told to those who cannot see it by its title. */
  String finish(int width, int height, String title) {
    return """
    <svg viewBox="0 0 %d %d" role="img" aria-label="%s">
    <defs><marker id="head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">\
    <path class="head" d="M0 0L8 4L0 8z"/></marker></defs>
    %s</svg>
    """
        .formatted(width, height, escape(title), out);
  }

  /** The end of a path tells more than its beginning. */
  private static String fit(String text, int width) {
    int room = width / 8 - 1;
    return text.length() <= room ? text : "…" + text.substring(text.length() - room + 1);
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
