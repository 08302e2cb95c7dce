package io.github.launchd4j.plist.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.explain.Explanation;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TakenTest {

  private static final String PROGRAM =
      "<key>Label</key><string>org.example.taken</string>"
          + "<key>ProgramArguments</key><array><string>/bin/ls</string></array>";

  @Test
  void eachOmissionHasAnAddressAndAReason() throws PlistException {
    Taken taken =
        taken(
            "<key>environmentvariables</key><dict><key>A</key><integer>2</integer></dict>"
                + "<key>WatchPaths</key><array><string>/tmp</string><true/></array>"
                + "<key>Sockets</key><dict><key>Web</key><array><dict><key>SockType</key><real>1</real>"
                + "</dict></array></dict><key>Nice</key><integer>21</integer>"
                + "<key>LimitLoadToHosts</key><true/><key>Nonsense</key><true/>");
    List<String> found = new ArrayList<>();
    taken.omissions().forEach(each -> found.add(each.reason() + " " + each.address()));
    assertEquals(
        List.of(
            "WRONG_TYPE EnvironmentVariables.A",
            "WRONG_TYPE WatchPaths",
            "WRONG_TYPE Sockets.Web.SockType",
            "NUMBER Nice",
            "REMOVED LimitLoadToHosts",
            "UNKNOWN Nonsense"),
        found);
    Omission element = taken.omissions().get(1);
    assertEquals("An element of WatchPaths", element.name() + element.where());
    Omission type = taken.omissions().get(2);
    assertEquals("SockType in Web in Sockets", type.name() + type.where());
  }

  @Test
  void anIntervalWithAWrongPartIsDroppedAsAWhole() throws PlistException {
    String job =
        "<key>StartCalendarInterval</key><array>"
            + "<dict><key>Hour</key><string>3</string></dict>"
            + "<dict><key>Hour</key><integer>24</integer></dict>"
            + "<dict><key>Hour</key><integer>4</integer></dict></array>";
    List<String> told = new ArrayList<>();
    Job read = Job.asLaunchdReads(file(job), (key, wrong) -> told.add(key));
    assertEquals(List.of("StartCalendarInterval", "StartCalendarInterval"), told);
    assertEquals(1, read.startCalendarInterval().size());
    assertEquals(4, read.startCalendarInterval().get(0).hour().orElseThrow());
  }

  @Test
  void moreWrongValuesThanAReportShowsAreLeftOut() throws PlistException {
    String wrong = "<key>A</key><integer>2</integer>".repeat(150);
    String job = "<key>EnvironmentVariables</key><dict>" + wrong + "</dict>";
    assertEquals(150, taken(job).omissions().size());
    assertFalse(Explanation.of(file(job), Optional.empty(), Clock.systemUTC()).toText().isEmpty());
  }

  private static Taken taken(String keys) throws PlistException {
    return Taken.of(file(keys));
  }

  private static PlistDictionary file(String keys) throws PlistException {
    String xml = "<plist version=\"1.0\"><dict>" + PROGRAM + keys + "</dict></plist>";
    return PlistFile.read(xml.getBytes(StandardCharsets.UTF_8));
  }
}
