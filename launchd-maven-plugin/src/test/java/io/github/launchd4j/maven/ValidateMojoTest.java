package io.github.launchd4j.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.startsWith;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.tree.PlistString;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateMojoTest {
  @TempDir private Path folder = Path.of("");
  private final Log log = mock(Log.class);
  private final ValidateMojo mojo = new ValidateMojo();
  private Path file = Path.of("");

  @BeforeEach
  void oneFile() {
    file = folder.resolve("com.example.web.plist");
    mojo.plists = List.of(file.toFile());
    mojo.setLog(log);
  }

  @Test
  void aSoundFileIsSaidToBeSound() throws Exception {
    write("/bin/web");
    mojo.execute();
    verify(log).info(file + ": no findings");
    verifyNoMoreInteractions(log);
  }

  @Test
  void aWarningIsLoggedAsOneAndFailsNothing() throws Exception {
    write("web");
    mojo.execute();
    verify(log).warn(contains("the program \"web\" is not an absolute path"));
    verify(log, never()).error(anyString());
  }

  @Test
  void anErrorIsLoggedAsOneAndFailsTheBuild() {
    MojoFailureException e = assertThrows(MojoFailureException.class, mojo::execute);
    assertEquals("1 error, see above", e.getMessage());
    verify(log).error(startsWith(file + ": no such file [LP001]\n  help: "));
    verify(log).info("for details: " + Code.LP001.page());
    verifyNoMoreInteractions(log);
  }

  @Test
  void aWarningFailsTheBuildIfThatIsAskedFor() throws Exception {
    write("web");
    mojo.failOn = "warning";
    MojoFailureException e = assertThrows(MojoFailureException.class, mojo::execute);
    assertEquals("1 warning or error, see above", e.getMessage());
    mojo.disable = List.of("lp104");
    mojo.execute();
  }

  @Test
  void aCodeThatDoesNotExistIsRefused() throws Exception {
    write("/bin/web");
    mojo.disable = List.of("LP1O3");
    MojoExecutionException e = assertThrows(MojoExecutionException.class, mojo::execute);
    assertEquals(
        "launchd.disable or launchd.failOn: there is no code \"LP1O3\"; did you mean"
            + " LP103 or LP113?",
        e.getMessage());
  }

  @Test
  void aFormatThatDoesNotExistIsRefused() throws Exception {
    write("/bin/web");
    mojo.format = "xml";
    MojoExecutionException e = assertThrows(MojoExecutionException.class, mojo::execute);
    assertEquals("launchd.format: \"xml\" is not one of text, json, sarif, github", e.getMessage());
  }

  @Test
  void theProjectsConfigurationCounts() throws Exception {
    write("web");
    mojo.basedir = folder.toFile();
    Files.writeString(folder.resolve("launchd4j.properties"), "failOn = warning\n");
    assertThrows(MojoFailureException.class, mojo::execute);
    Files.writeString(folder.resolve("other.properties"), "failOn = error\n");
    mojo.config = folder.resolve("other.properties").toFile();
    mojo.execute();
  }

  @Test
  void aBaselineIsWrittenAndHeeded() throws Exception {
    write("web");
    mojo.failOn = "info";
    mojo.writeBaseline = folder.resolve("old").toFile();
    mojo.execute();
    mojo.baseline = mojo.writeBaseline;
    mojo.writeBaseline = null;
    mojo.execute();
  }

  @Test
  void whatIsSkippedIsSaidToBe() throws Exception {
    mojo.skip = true;
    mojo.execute();
    verify(log).info("launchd.skip is set: nothing done");
  }

  @Test
  void oneProjectOfSeveralMayHaveNoPropertyList() throws Exception {
    mojo.plists = List.of();
    mojo.outputDirectory = folder.resolve("launchd").toFile();
    MojoExecutionException e = assertThrows(MojoExecutionException.class, mojo::execute);
    assertTrue(String.valueOf(e.getMessage()).contains(": run launchd:generate first, or name"));
    mojo.reactorProjects = List.of(new MavenProject(), new MavenProject());
    mojo.execute();
    verify(log).info("no property list in " + folder + "/launchd: nothing to do here");
  }

  private void write(String program) throws Exception {
    SocketEntry entry = SocketEntry.tcp(8080);
    Job job =
        Job.builder("com.example.web")
            .programArguments(program)
            .socket("Listeners", entry)
            .set("ProcessType", new PlistString("Adaptive"))
            .exitTimeOut(20)
            .build();
    PlistFile.write(file, job.toPropertyList());
  }
}
