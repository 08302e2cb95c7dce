package io.github.launchd4j.plist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Small files of which it is known what CoreFoundation's readers make of them, and what libxpc's is
 * believed to: cases/reader, where it lies beside the checkout. Whoever disagrees is listed with
 * the reason.
 */
class ReaderCasesTest {

  /** A row of the tables: what CoreFoundation and libxpc make of a file. */
  private record Case(Path file, String apple, String libxpc) {

    String name() {
      return String.valueOf(file.getFileName());
    }

    boolean appleReads() {
      return apple.startsWith("OK");
    }

    /** The value without the form, {@code OK xml}. */
    String appleValue() {
      return apple.split(" ", 3)[2];
    }

    String appleMessage() {
      return apple.replaceAll("^ERR \"|\"(?: OLD .*)?$", "");
    }
  }

  @Test
  void values_are_those_of_core_foundation() throws IOException {
    Map<String, String> differ = new TreeMap<>();
    List<Case> cases = cases();
    for (Case each : cases) {
      String ours = ours(each);
      String theirs = each.appleReads() ? each.appleValue() : "refused";
      if (!ours.equals(theirs)) {
        differ.put(each.name(), ours + " instead of " + theirs);
      }
    }
    report("CoreFoundation, values", cases.size(), differ, ReaderDifferences.VALUES);
  }

  @Test
  void refusals_have_the_words_of_core_foundation() throws IOException {
    Map<String, String> differ = new TreeMap<>();
    int refused = 0;
    for (Case each : cases()) {
      if (!each.appleReads()) {
        refused++;
        String ours = message(each);
        if (!ours.startsWith(each.appleMessage())) {
          differ.put(each.name(), ours + " instead of " + each.appleMessage());
        }
      }
    }
    report("CoreFoundation, words", refused, differ, ReaderDifferences.WORDS);
  }

  @Test
  void what_launchd_refuses_is_an_error_and_what_it_reads_otherwise_is_told() throws IOException {
    Map<String, String> differ = new TreeMap<>();
    List<Case> cases = cases();
    for (Case each : cases) {
      List<Finding> findings = Validator.validate(each.file());
      if (!agrees(each, findings)) {
        differ.put(each.name(), each.libxpc() + ", but found " + findings);
      }
    }
    report("libxpc", cases.size(), differ, ReaderDifferences.LIBXPC);
  }

  private static boolean agrees(Case each, List<Finding> findings) {
    boolean error = findings.stream().anyMatch(f -> f.severity() == Severity.ERROR);
    if (each.libxpc().startsWith("REFUSE")) {
      return error;
    }
    boolean told = findings.stream().anyMatch(f -> f.message().contains("launchd reads"));
    boolean skips = findings.stream().anyMatch(f -> f.message().contains("; launchd "));
    if (!each.libxpc().startsWith("OK")) {
      return true; // binary: the table has no verdict
    }
    String read = each.libxpc().substring(3);
    boolean expected = !each.appleReads() || !each.appleValue().equals(read);
    return expected ? told || skips || ours(each).equals(read) : !told;
  }

  private static void report(
      String column, int all, Map<String, String> differ, Map<String, String> known) {
    System.out.printf("%s: %d of %d agree%n", column, all - differ.size(), all);
    differ.forEach((name, how) -> System.out.println("  " + name + ": " + known.get(name)));
    Map<String, String> unknown = new TreeMap<>(differ);
    unknown.keySet().removeAll(known.keySet());
    assertEquals(Map.of(), unknown, column);
    List<String> settled = new ArrayList<>(known.keySet());
    settled.removeAll(differ.keySet());
    assertEquals(List.of(), settled, column + ": they agree now");
  }

  private static String ours(Case each) {
    try {
      return CaseDump.of(PlistFile.read(each.file()));
    } catch (PlistException e) {
      return "refused";
    }
  }

  private static String message(Case each) {
    try {
      return CaseDump.of(PlistFile.read(each.file()));
    } catch (PlistException e) {
      return e.getMessage();
    }
  }

  private static List<Case> cases() throws IOException {
    Path folder =
        Fixtures.shared("cases/reader")
            .orElseGet(() -> abort("needs the reader's cases in shared/cases/reader"));
    List<Case> cases = new ArrayList<>();
    for (String set : List.of("cf", "xpc")) {
      for (String row : Files.readAllLines(folder.resolve("EXPECTED-" + set + ".tsv"))) {
        String[] cells = row.split("\t", -1);
        if (!cells[0].equals("file")) {
          cases.add(new Case(folder.resolve(set).resolve(cells[0]), cells[1], cells[3]));
        }
      }
    }
    return cases;
  }
}
