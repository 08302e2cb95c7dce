package io.github.launchd4j.plist.report;

import io.github.launchd4j.plist.finding.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The page of docs/rules about a code, which is packaged with this class. */
public final class RulePage {

  private final String markdown;

  private RulePage(String markdown) {
    this.markdown = markdown;
  }

  /** The page of a code. */
  public static RulePage of(Code code) {
    try (InputStream in = RulePage.class.getResourceAsStream(code + ".md")) {
      if (in == null) {
        throw new IllegalStateException(code + ".md is not packaged");
      }
      return new RulePage(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole page. */
  public String markdown() {
    return markdown;
  }

  /** The paragraph after the title, in one line. */
  String summary() {
    return markdown.split("\n\n", 3)[1].replace('\n', ' ').strip();
  }
}
