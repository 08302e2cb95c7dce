package io.github.launchd4j.plist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.Finding;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the name, the folder and the mode of a file tell. */
class PlaceTest {

  private static final String JOB =
      "<dict><key>Label</key><string>com.example.web</string><key>Program</key>"
          + "<string>/usr/local/bin/web</string><key>RunAtLoad</key><true/></dict>";

  @TempDir Path folder;

  @BeforeEach
  void the_machine_has_modes() {
    assumeTrue(
        FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
        "needs a file system with POSIX permissions");
  }

  private List<Code> codes(String place, String mode) throws IOException {
    Path file = folder.resolve(place);
    Files.createDirectories(file.getParent());
    Files.writeString(file, JOB);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    return Validator.validate(file).stream()
        .map(Finding::code)
        .filter(code -> code.compareTo(Code.LP901) >= 0)
        .toList();
  }

  @Test
  void an_installed_file_must_not_be_writable_for_others() throws IOException {
    String file = "LaunchDaemons/com.example.web.plist";
    assertEquals(List.of(), codes(file, "rw-r--r--"));
    assertEquals(List.of(Code.LP907), codes(file, "rw-rw-r--"));
    assertEquals(List.of(Code.LP907), codes(file, "rw-r--rw-"));
  }

  @Test
  void elsewhere_the_mode_is_nothing_to_launchd() throws IOException {
    assertEquals(List.of(), codes("src/com.example.web.plist", "rw-rw-rw-"));
  }

  @Test
  void an_installed_file_must_end_in_plist() throws IOException {
    assertEquals(List.of(Code.LP906), codes("LaunchAgents/com.example.web.xml", "rw-r--r--"));
    assertEquals(List.of(), codes("src/com.example.web.plist.in", "rw-r--r--"));
  }
}
