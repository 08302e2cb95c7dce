package io.github.launchd4j.plist.tree;

/**
 * One value of a property list, immutable and safe to share between threads. Two values are equal
 * when they would be written the same; where they stood in a file is not part of that.
 */
public sealed interface PlistValue
    permits PlistDictionary,
        PlistArray,
        PlistString,
        PlistInteger,
        PlistReal,
        PlistBoolean,
        PlistDate,
        PlistData {

  /** Where the start tag of this value stood, or {@link Position#NONE}. */
  Position position();

  /** What launchd.plist(5) calls this type: {@code "dictionary"}, {@code "string"} and so on. */
  String typeName();
}
