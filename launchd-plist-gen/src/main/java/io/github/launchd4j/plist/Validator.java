package io.github.launchd4j.plist;

import io.github.launchd4j.plist.tree.PlistDictionary;
import java.nio.file.Path;
import java.util.List;

/** Finds what launchd would refuse, ignore or do otherwise than meant. */
@SuppressWarnings("DoNotCallSuggester") // bodies follow
public final class Validator {

  private Validator() {}

  /**
   * Checks a file. Whatever is wrong with it, it comes as a finding: an unreadable file, a folder,
   * an empty file, or text that is no property list is one finding of severity error.
   *
   * @return the findings in file order; unmodifiable
   */
  public static List<Finding> validate(Path file) {
    throw new UnsupportedOperationException(file.toString());
  }

  /**
   * Checks a property list, from a file or built in code.
   *
   * @return the findings in file order; unmodifiable
   */
  public static List<Finding> validate(PlistDictionary dictionary) {
    throw new UnsupportedOperationException(dictionary.toString());
  }
}
