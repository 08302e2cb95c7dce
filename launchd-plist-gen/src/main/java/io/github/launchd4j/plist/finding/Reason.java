package io.github.launchd4j.plist.finding;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why something could not be read or written, without Java's names for it. */
public final class Reason {

  private Reason() {}

  /** In a few words, without the name of the file: {@code "permission denied"}. */
  public static String of(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file or folder";
    } else if (failure instanceof AccessDeniedException) {
      return "permission denied";
    } else if (failure instanceof NotDirectoryException) {
      return "not a folder";
    } else if (failure instanceof FileAlreadyExistsException) {
      return "there is a file of that name";
    } else if (failure instanceof FileSystemLoopException) {
      return "a loop of links";
    } else if (failure instanceof CharacterCodingException) {
      return "not UTF-8";
    }
    String why = failure instanceof FileSystemException of ? of.getReason() : failure.getMessage();
    return why == null || why.isBlank() ? "an input or output error" : OneLine.of(why);
  }
}
