package io.github.launchd4j.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import io.github.launchd4j.plist.tree.PlistString;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
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
    verify(log).info(file + ": nothing to complain about");
    verifyNoMoreInteractions(log);
  }

  @Test
  void aWarningIsLoggedAsOneAndFailsNothing() throws Exception {
    write("web");
    mojo.execute();
    verify(log).warn(contains("the program \"web\" is no absolute path"));
    verify(log, never()).error(anyString());
  }

  @Test
  void anErrorIsLoggedAsOneAndFailsTheBuild() {
    MojoFailureException e = assertThrows(MojoFailureException.class, mojo::execute);
    assertEquals("1 error, see above", e.getMessage());
    verify(log).error(startsWith(file + ": error: "));
    verifyNoMoreInteractions(log);
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
