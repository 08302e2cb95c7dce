package io.github.launchd4j.plist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobElementTest {

  @Test
  void theTableSaysWhatTypeATextIs() {
    assertEquals(new PlistString("8080"), only(text("Label", "8080")));
    assertEquals(new PlistInteger(20), only(text("ExitTimeOut", "20")));
    assertEquals(new PlistBoolean(true), only(text("RunAtLoad", "true")));
    assertEquals(new PlistString("true"), only(text("UserName", "true")));
  }

  @Test
  void aTextOfTheWrongTypeStaysATextForTheValidator() {
    assertEquals(new PlistString("soon"), only(text("ExitTimeOut", "soon")));
    assertEquals(new PlistString("yes"), only(text("RunAtLoad", "yes")));
    assertEquals(new PlistString("8080"), only(text("Lable", "8080")));
  }

  @Test
  void anArrayTakesElementsOfAnyName() {
    assertEquals(
        PlistArray.ofStrings(List.of("/bin/echo", "1")),
        only(element("ProgramArguments", text("string", "/bin/echo"), text("argument", "1"))));
  }

  @Test
  void anEntryOfSocketsIsADictionary() {
    PlistValue sockets =
        only(
            element(
                "Sockets",
                element("Web", text("SockServiceName", "8080"), text("SockPathMode", "0600"))));
    PlistDictionary entry =
        PlistDictionary.EMPTY
            .with("SockServiceName", new PlistInteger(8080))
            .with("SockPathMode", new PlistInteger(384));
    assertEquals(PlistDictionary.EMPTY.with("Web", entry), sockets);
  }

  @Test
  void dictMakesAnArrayWhereBothAreAllowed() {
    PlistValue sockets =
        only(
            element(
                "Sockets",
                element("Web", element("dict", text("SockPassive", "false")), element("dict"))));
    assertEquals(
        PlistDictionary.EMPTY.with(
            "Web",
            new PlistArray(
                List.of(
                    PlistDictionary.EMPTY.with("SockPassive", new PlistBoolean(false)),
                    PlistDictionary.EMPTY))),
        sockets);
  }

  @Test
  void environmentVariablesAreTextWhateverTheyLookLike() {
    assertEquals(
        PlistDictionary.EMPTY
            .with("PORT", new PlistString("8080"))
            .with("ON", new PlistString("true")),
        only(element("EnvironmentVariables", text("PORT", "8080"), text("ON", "true"))));
  }

  @Test
  void keepAliveIsABooleanOrItsConditions() {
    assertEquals(new PlistBoolean(true), only(text("KeepAlive", "true")));
    assertEquals(
        PlistDictionary.EMPTY.with("Crashed", new PlistBoolean(true)),
        only(element("KeepAlive", text("Crashed", "true"))));
  }

  private static PlistValue only(JobElement element) {
    PlistDictionary job = new JobElement("daemon", "", List.of(element)).toPropertyList();
    assertEquals(1, job.entries().size());
    return job.get(element.name()).orElseThrow();
  }

  private static JobElement text(String name, String text) {
    return new JobElement(name, text, List.of());
  }

  private static JobElement element(String name, JobElement... children) {
    return new JobElement(name, "", List.of(children));
  }
}
