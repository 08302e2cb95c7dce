package io.github.launchd4j.testkit.process;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Umask: an integer, or a string that strtoul(3) reads with base 0 (launchd.plist(5), Umask). */
final class Umask {
  private static final int DEFAULT = 022; // launchd's own, CMASK of xnu, bsd/sys/param.h
  private static final int PERMISSIONS = 0777;
  private static final Pattern NUMBER =
      Pattern.compile(
          "\\s*(?<sign>[-+]?)(?:0[xX](?<hex>[0-9a-fA-F]+)|0(?<octal>[0-7]*)|(?<decimal>[1-9][0-9]*))");

  private Umask() {}

  static int of(Job job) {
    PlistValue value = job.toPropertyList().get("Umask").orElse(null);
    if (value instanceof PlistInteger number) {
      return number.value().intValue() & PERMISSIONS;
    }
    return value instanceof PlistString text ? strtoul(text.value()) & PERMISSIONS : DEFAULT;
  }

  /** What strtoul(3) makes of a text with base 0: 0 if it does not begin with a number. */
  private static int strtoul(String text) {
    Matcher number = NUMBER.matcher(text);
    if (!number.lookingAt()) {
      return 0;
    }
    int base = number.group("hex") != null ? 16 : number.group("octal") != null ? 8 : 10;
    String digits = number.group(base == 16 ? "hex" : base == 8 ? "octal" : "decimal");
    int value = digits.isEmpty() ? 0 : new BigInteger(digits, base).intValue();
    return "-".equals(number.group("sign")) ? -value : value;
  }
}
