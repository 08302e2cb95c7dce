package io.github.launchd4j.testkit.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.key.Key;
import io.github.launchd4j.plist.key.KeyTable;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistReal;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.testkit.LaunchdEmulator;
import io.github.launchd4j.testkit.event.EmulatorEvent.Notice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Each key of launchd.plist is emulated, harmless or named: the table emulated-keys.tsv is held to
 * it.
 */
class EmulatedKeysTest {

  /** One line of the table. */
  private record Row(String key, String parent, String how, String why) {
    String path() {
      return parent + " " + key;
    }
  }

  @Test
  void everyKeyThereIsHasALine() throws IOException {
    List<String> all = rows("emulated|harmless|notice").stream().map(Row::path).sorted().toList();
    assertEquals(
        KeyTable.all().stream().map(key -> key.parent() + " " + key.name()).sorted().toList(), all);
  }

  @Test
  void whatIsEmulatedIsShownByABehaviour() throws IOException {
    Set<String> shown = new TreeSet<>();
    for (Behaviour each : ConformanceTest.behaviours()) {
      collect("-", Keys.parse(each.keys().replaceAll("\\$\\{[A-Z]+}", "1")), shown);
    }
    shown.addAll(List.of("- Label", "- ProgramArguments", "- StandardOutPath")); // all have these
    List<String> missing =
        rows("emulated").stream().map(Row::path).filter(key -> !shown.contains(key)).toList();
    assertEquals(List.of(), missing);
  }

  private static void collect(String parent, PlistValue value, Set<String> paths) {
    if (value instanceof PlistArray array) {
      array.values().forEach(each -> collect(parent, each, paths));
    } else if (value instanceof PlistDictionary dictionary) {
      for (PlistDictionary.Entry each : dictionary.entries()) {
        paths.add(parent + " " + each.key());
        collect(parent.equals("Sockets") ? "Sockets.*" : each.key(), each.value(), paths);
      }
    }
  }

  @Test
  void whatIsHarmlessSaysWhy() throws IOException {
    for (Row row : rows("harmless")) {
      assertTrue(row.why().length() > 5, row::key);
    }
  }

  @Test
  void whatIsNeitherIsNamedWhenAJobHasIt() throws IOException {
    List<Row> rows = rows("notice");
    PlistDictionary socket =
        with(rows, "Sockets.*", PlistDictionary.EMPTY)
            .with("SockServiceName", new PlistString("0"))
            .with("SockNodeName", new PlistString("127.0.0.1"));
    PlistDictionary job =
        with(rows, "-", PlistDictionary.EMPTY)
            .with("Label", new PlistString("com.example.job"))
            .with("Program", new PlistString("/bin/echo"))
            .with("KeepAlive", with(rows, "KeepAlive", PlistDictionary.EMPTY))
            .with("Sockets", PlistDictionary.EMPTY.with("Listeners", socket));
    List<Notice> notices = new ArrayList<>();
    LaunchdEmulator.builder(Job.from(job))
        .events(
            event -> {
              if (event instanceof Notice notice) {
                notices.add(notice);
              }
            })
        .start()
        .close();
    assertEquals(
        rows.stream().map(row -> row.key() + ": " + row.why()).collect(Collectors.toSet()),
        notices.stream().map(Notice::message).collect(Collectors.toSet()));
  }

  private static PlistDictionary with(List<Row> rows, String parent, PlistDictionary dictionary) {
    PlistDictionary all = dictionary;
    for (Row row : rows) {
      if (row.parent().equals(parent)) {
        all = all.with(row.key(), sample(KeyTable.get(parent, row.key())));
      }
    }
    return all;
  }

  /** A value of a type that the key takes. */
  private static PlistValue sample(Key key) {
    String type = key.type().alternatives().get(0).name();
    return switch (type) {
      case "boolean" -> new PlistBoolean(true);
      case "integer" -> new PlistInteger(1);
      case "real" -> new PlistReal(1);
      case "array" -> PlistArray.ofStrings(List.of("x"));
      case "dictionary" -> PlistDictionary.EMPTY.with("x", new PlistBoolean(true));
      default -> new PlistString("x");
    };
  }

  private static List<Row> rows(String how) throws IOException {
    try (InputStream file = LaunchdEmulator.class.getResourceAsStream("emulated-keys.tsv")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> line.split("\t", -1))
          .map(cells -> new Row(cells[0], cells[1], cells[2], cells[3]))
          .filter(row -> row.how().matches(how))
          .toList();
    }
  }
}
