package io.github.launchd4j.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.logging.Log;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A goal that has nothing to change leaves its file's time alone, so that nothing after it works
 * twice.
 */
class UpToDateTest {
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2001-09-09T01:46:40Z"));

  @TempDir private Path folder = Path.of("");
  private final Log log = mock(Log.class);
  private final PlexusConfiguration daemon = new DefaultPlexusConfiguration("daemon");
  private final GenerateMojo generate = new GenerateMojo();
  private Path plist = Path.of("");

  @BeforeEach
  void generated() throws Exception {
    plist = folder.resolve("com.example.web.plist");
    daemon.addChild("Label", "com.example.web");
    daemon.addChild("Program", "/bin/web");
    daemon.addChild("RunAtLoad", "true");
    generate.daemon = daemon;
    generate.classPath = List.of();
    generate.outputDirectory = folder.toFile();
    generate.setLog(log);
    generate.execute();
  }

  @Test
  void generateWritesWhatChangedOnly() throws Exception {
    assertKept(generate, plist);
    daemon.addChild("Nice", "5");
    generate.execute();
    assertNotEquals(LONG_AGO, Files.getLastModifiedTime(plist));
  }

  @Test
  void soDoesValidateWithItsReport() throws Exception {
    ValidateMojo validate = new ValidateMojo();
    validate.plists = List.of(plist.toFile());
    validate.sarif = folder.resolve("reports/launchd.sarif").toFile();
    validate.setLog(log);
    validate.execute();
    assertKept(validate, validate.sarif.toPath());
  }

  @Test
  void soDoesExplainWithItsPages() throws Exception {
    ExplainMojo explain = new ExplainMojo();
    explain.plists = List.of(plist.toFile());
    explain.html = folder.resolve("pages").toFile();
    explain.setLog(log);
    explain.execute();
    assertKept(explain, folder.resolve("pages/com.example.web.html"));
  }

  private void assertKept(AbstractMojo goal, Path file) throws Exception {
    Files.setLastModifiedTime(file, LONG_AGO);
    goal.execute();
    assertEquals(LONG_AGO, Files.getLastModifiedTime(file));
    verify(log).info(file + " is up to date");
  }
}
