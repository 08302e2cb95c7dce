package io.github.launchd4j.plist.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.json.JsonReader;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.Position;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SarifTest {

  @ParameterizedTest
  @EnumSource(Code.class)
  void every_code_has_a_rule_with_all_that_a_code_host_shows(Code code) throws PlistException {
    Sarif sarif = new Sarif("launchd4j", "1");
    Finding finding =
        new Finding(code, code.severities().get(0), Position.NONE, "what is wrong", "what to do");
    sarif.add("a.plist", List.of(finding));
    PlistDictionary run = first(JsonReader.read(sarif.toJson()), "runs");
    PlistDictionary rule = first(in(in(run, "tool"), "driver"), "rules");
    assertFalse(text(in(rule, "shortDescription"), "text").isBlank());
    assertFalse(text(in(rule, "fullDescription"), "text").isBlank());
    assertFalse(text(in(rule, "help"), "text").isBlank());
    assertTrue(text(rule, "helpUri").endsWith("/" + code + ".md"));
    assertTrue(text(rule, "name").matches("[A-Z0-9][A-Za-z0-9]+"), text(rule, "name"));
  }

  private static PlistDictionary first(PlistDictionary json, String name) {
    return (PlistDictionary) ((PlistArray) json.get(name).orElseThrow()).values().get(0);
  }

  private static PlistDictionary in(PlistDictionary json, String name) {
    return (PlistDictionary) json.get(name).orElseThrow();
  }

  private static String text(PlistDictionary json, String name) {
    return ((PlistString) json.get(name).orElseThrow()).value();
  }
}
