package io.github.launchd4j.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may be at either end of the control socket, and what may be in its place. */
class ControlSocketTest {
  private static final String MANAGERNAME = "managername\n\n";

  @TempDir private Path folder;
  private Path socket;

  @BeforeEach
  void choosePath() {
    socket = folder.resolve("control");
  }

  @AfterEach
  void removeTheUser() throws Exception {
    OtherUser.removeIfMade();
  }

  @Test
  void aFileThatIsNotASocketIsKept() throws Exception {
    Files.writeString(socket, "a job of mine");
    assertKept();
    assertEquals("a job of mine", Files.readString(socket));
  }

  @Test
  void aLinkIsKeptAndSoIsWhatItLeadsTo() throws Exception {
    Path left = leaveSocket(folder.resolve("left"));
    Files.createSymbolicLink(socket, left);
    assertKept();
    assertTrue(Files.isSymbolicLink(socket));
    assertTrue(Files.exists(left));
  }

  @Test
  void aSocketThatWasLeftIsReplaced() throws Exception {
    leaveSocket(socket);
    try (LaunchdDomain domain = start()) {
      assertEquals("System\n", LaunchdControl.perform(socket, List.of("managername")));
      assertTrue(domain.services().isEmpty());
    }
  }

  @Test
  void theSocketOfAnotherUserIsKept() throws Exception {
    OtherUser user = OtherUser.make();
    user.own(leaveSocket(socket));
    assertKept();
  }

  @Test
  void whatHasTakenThePlaceOfTheSocketIsKept() throws Exception {
    try (LaunchdDomain domain = start()) {
      assertTrue(domain.services().isEmpty());
      Files.delete(socket);
      Files.writeString(socket, "mine");
    }
    assertEquals("mine", Files.readString(socket));
  }

  @Test
  void anotherUserIsNotAnsweredWhateverTheModeOfTheFile() throws Exception {
    OtherUser user = OtherUser.make();
    Path program = NativeProgram.compile("talk_unix", folder);
    Files.setAttribute(folder, "unix:mode", 0755);
    try (LaunchdDomain domain = start()) {
      assertEquals(0600, (int) Files.getAttribute(socket, "unix:mode") & 07777);
      Files.setAttribute(socket, "unix:mode", 0666); // as it is for a moment with umask 0
      ProcessBuilder asks = new ProcessBuilder(program.toString(), "ask", socket.toString());
      assertEquals("0 1\nSystem\n", answer(asks));
      assertEquals("", answer(user.process(program.toString(), "ask", socket.toString())));
      assertTrue(domain.services().isEmpty());
    }
  }

  @Test
  void aSocketThatAnotherUserOpenedIsToldNothing() throws Exception {
    OtherUser user = OtherUser.make();
    Path program = NativeProgram.compile("talk_unix", folder);
    Files.setAttribute(folder, "unix:mode", 0777);
    Process listener = user.process(program.toString(), "listen", socket.toString()).start();
    try {
      assertEquals("listens", listener.inputReader().readLine());
      IOException refused =
          assertThrows(
              IOException.class, () -> LaunchdControl.perform(socket, List.of("managername")));
      assertEquals(
          "\"%s\" was opened by user \"%s\", which is neither you nor root; nothing was sent"
              .formatted(socket, user.name()),
          refused.getMessage());
    } finally {
      listener.destroy();
      listener.waitFor();
    }
  }

  private void assertKept() {
    IOException refused = assertThrows(IOException.class, this::start);
    assertTrue(
        String.valueOf(refused.getMessage()).contains("it is not a socket of yours"),
        refused::toString);
    assertTrue(Files.exists(socket, LinkOption.NOFOLLOW_LINKS));
  }

  private LaunchdDomain start() throws IOException {
    return LaunchdDomain.builder().control(socket).start();
  }

  private static Path leaveSocket(Path path) throws IOException {
    try (ServerSocketChannel left = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      left.bind(UnixDomainSocketAddress.of(path));
    }
    return path;
  }

  private static String answer(ProcessBuilder asks) throws IOException {
    Process process = asks.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (OutputStream request = process.getOutputStream()) {
      request.write(MANAGERNAME.getBytes(UTF_8));
    } catch (IOException e) {
      // it was not listened to
    }
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }
}
