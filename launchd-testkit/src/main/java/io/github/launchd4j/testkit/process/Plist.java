package io.github.launchd4j.testkit.process;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.List;
import java.util.Optional;

/** Looks into the property list of a job, for keys that {@link Job} has no getter for. */
public final class Plist {
  private Plist() {}

  public static boolean isTrue(Job job, String key) {
    return job.toPropertyList().get(key).equals(Optional.of(new PlistBoolean(true)));
  }

  public static boolean isFalse(Job job, String key) {
    return job.toPropertyList().get(key).equals(Optional.of(new PlistBoolean(false)));
  }

  public static List<String> strings(Job job, String key) {
    return job.toPropertyList().get(key).orElse(null) instanceof PlistArray array
        ? array.values().stream()
            .filter(PlistString.class::isInstance)
            .map(each -> ((PlistString) each).value())
            .toList()
        : List.of();
  }

  /** The dictionaries of an array, or the one that stands in its place. */
  public static List<PlistDictionary> dictionaries(Job job, String key) {
    Object value = job.toPropertyList().get(key).orElse(null);
    if (value instanceof PlistDictionary one) {
      return List.of(one);
    }
    return value instanceof PlistArray array
        ? array.values().stream()
            .filter(PlistDictionary.class::isInstance)
            .map(PlistDictionary.class::cast)
            .toList()
        : List.of();
  }
}
