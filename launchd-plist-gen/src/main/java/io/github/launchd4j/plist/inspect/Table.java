package io.github.launchd4j.plist.inspect;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of the world outside: a resource of cells between tabs, in which # begins a comment. */
public final class Table {

  private Table() {}

  /** The rows of a table that lies beside a class. */
  public static List<List<String>> rows(Class<?> beside, String name) {
    List<List<String>> rows = new ArrayList<>();
    for (String line : text(beside, name).split("\n", -1)) {
      if (!line.isEmpty() && !line.startsWith("#")) {
        rows.add(Arrays.asList(line.split("\t", -1)));
      }
    }
    return rows;
  }

  /** The words of a cell, which commas separate; none if the cell is a hyphen. */
  public static List<String> words(String cell) {
    return cell.equals("-") ? List.of() : Arrays.asList(cell.split(",", -1));
  }

  private static String text(Class<?> beside, String name) {
    try (InputStream file = beside.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is missing from the library");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
