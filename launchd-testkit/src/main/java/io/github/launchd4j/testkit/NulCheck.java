package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.finding.OneLine;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;

/**
 * Refuses a job with a text that holds a NUL character. For C, and so for launchd and for every
 * call of the system, the text ends there; for Java it does not. No job needs one.
 */
final class NulCheck {
  private NulCheck() {}

  static void check(Job job) throws LaunchctlException {
    check("", job.toPropertyList());
  }

  private static void check(String key, PlistValue value) throws LaunchctlException {
    if (value instanceof PlistString text) {
      check(key, text.value());
    } else if (value instanceof PlistArray array) {
      for (PlistValue each : array.values()) {
        check(key, each);
      }
    } else if (value instanceof PlistDictionary dictionary) {
      for (PlistDictionary.Entry entry : dictionary.entries()) {
        check(key, entry.key());
        check(key.isEmpty() ? entry.key() : key + "." + entry.key(), entry.value());
      }
    }
  }

  private static void check(String key, String text) throws LaunchctlException {
    if (text.indexOf('\0') >= 0) {
      throw LaunchctlException.bootstrap(
          LaunchctlException.EIO,
          "%s: \"%s\" holds a NUL character, at which it ends for launchd; remove it"
              .formatted(key.isEmpty() ? "the job" : key, OneLine.of(text)));
    }
  }
}
