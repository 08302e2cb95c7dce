package io.github.launchd4j.plist.io;

import io.github.launchd4j.plist.tree.PlistDictionary;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A property list as read.
 *
 * @param root the job
 * @param notes what its reader noted on the way, roughly in file order
 * @param comments those that speak to this tool, in file order
 * @param file where it was read from, if that was a file
 */
public record Document(
    PlistDictionary root, List<Note> notes, List<Comment> comments, Optional<Path> file) {}
