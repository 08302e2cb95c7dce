package io.github.launchd4j.testkit;

import static io.github.launchd4j.testkit.Recorded.shell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.SocketEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Root's emulator is led to folders in which another user puts links. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "setpriv(1) and useradd(8) are Linux's")
class FolderOfAnotherUserTest {
  private static final int ATTEMPTS = 20;
  private static final String SWAP =
      "cd \"$1\"; while :; do ln -s \"$2\" s.$$; mv -T s.$$ s; rm -f s; done";

  private OtherUser user;
  private Path secret;
  @TempDir private Path folder;

  @BeforeEach
  void makeTheUserAndTheSecret() throws Exception {
    user = OtherUser.make();
    Files.setAttribute(folder, "unix:mode", 0755);
    secret = Files.writeString(folder.resolve("secret"), "root's\n");
    Files.setAttribute(secret, "unix:mode", 0600);
  }

  @AfterEach
  void removeTheUser() throws Exception {
    OtherUser.removeIfMade();
  }

  @Test
  void theSocketOfAJobIsNotMadeInAFolderOfAnotherUser() throws Exception {
    Path app = user.own(Files.createDirectory(folder.resolve("app")));
    IOException refused = assertThrows(IOException.class, () -> start(app.resolve("s")));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("belongs to uid " + user.uid()),
        refused::toString);

    // Nor below it, nor if others may write there, nor through a link of theirs.
    Path below = Files.createDirectory(app.resolve("below"));
    assertThrows(IOException.class, () -> start(below.resolve("s")));
    Path open = Files.createDirectory(folder.resolve("open"));
    Files.setAttribute(open, "unix:mode", 0777);
    assertThrows(IOException.class, () -> start(open.resolve("s")));
    Files.setAttribute(open, "unix:mode", 01777);
    Path link = Files.createSymbolicLink(open.resolve("link"), folder);
    Files.setAttribute(link, "unix:uid", user.uid(), LinkOption.NOFOLLOW_LINKS);
    assertThrows(IOException.class, () -> start(link.resolve("s")));
    assertEquals(0, app.resolve("s").toFile().length());
  }

  @Test
  void aLinkInTheStickyFolderOfAllGetsNeitherTheModeNorTheOwnerOfTheSocket() throws Exception {
    Path all = Files.createDirectory(folder.resolve("all"));
    Files.setAttribute(all, "unix:mode", 01777);
    Process attacker =
        user.process("/bin/sh", "-c", SWAP, "sh", all.toString(), secret.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      for (int i = 0; i < ATTEMPTS; i++) {
        try {
          start(all.resolve("s"));
        } catch (IOException e) {
          // the link came between the removal of the old file and bind
        }
        assertEquals(0600, (int) Files.getAttribute(secret, "unix:mode") & 07777);
        assertEquals(0, Files.getAttribute(secret, "unix:uid"));
      }
    } finally {
      attacker.destroyForcibly().waitFor();
    }
  }

  @Test
  void aPropertyListThatAnotherUserCanReplaceIsRefused() throws Exception {
    Path home = user.own(Files.createDirectory(folder.resolve("home")));
    Path plist = home.resolve("com.example.job.plist");
    PlistFile.write(plist, shell("true").build().toPropertyList());
    try (LaunchdDomain domain = LaunchdDomain.start()) {
      LaunchctlException refused =
          assertThrows(LaunchctlException.class, () -> domain.bootstrap(plist));
      assertEquals(122, refused.number());
    }
  }

  private void start(Path socket) throws Exception {
    SocketEntry entry = SocketEntry.unix(socket.toString(), 0666).withSockPathOwner(user.uid());
    JobBuilder job = shell("true").userName(user.name()).socket("Listeners", entry);
    new Recorded().start(job).close();
  }
}
