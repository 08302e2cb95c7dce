package io.github.launchd4j.plist.io;

import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.List;

/** A property list as read, and what its reader noted on the way, in file order. */
public record Document(PlistDictionary root, List<Note> notes) {}
