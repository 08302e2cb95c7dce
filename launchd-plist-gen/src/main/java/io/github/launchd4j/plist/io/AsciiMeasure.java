package io.github.launchd4j.plist.io;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.Position;

/** Measures an ASCII property list without understanding it: dd-plist recurses for each bracket. */
final class AsciiMeasure {

  /** Bytes: dd-plist's reader of this form is slow, and no job is written in it today. */
  private static final int MAX_BYTES = 1 << 20;

  private AsciiMeasure() {}

  /** Brackets in strings and comments count too, which only errs on the side of refusing. */
  static void check(Source source) throws PlistException {
    if (source.end() > MAX_BYTES) {
      throw new PlistException(
          Code.LP006,
          Position.NONE,
          "an ASCII property list larger than 1 MiB, the limit of this reader",
          "convert it with plutil -convert xml1");
    }
    int depth = 0;
    for (int i = source.at; i < source.end(); i++) {
      byte b = source.byteAt(i);
      if (b == '{' || b == '(') {
        depth++;
      } else if (b == '}' || b == ')') {
        depth--;
      }
      if (depth > Budget.MAX_DEPTH) {
        throw Budget.tooDeep(source.position(i));
      }
    }
  }
}
