package io.github.launchd4j.testkit;

import java.io.IOException;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Speaks to an emulator of another process as launchctl(1) speaks to launchd; the emulator is one
 * with {@link LaunchdDomain.Builder#control}.
 */
public final class LaunchdControl {
  private LaunchdControl() {}

  /**
   * Has a command carried out: {@code bootstrap system PATH...}, {@code bootout system/LABEL} or
   * {@code system PATH...}, {@code kickstart [-k] [-p] system/LABEL}, {@code kill SIGNAL
   * system/LABEL}, {@code print system[/LABEL]}, {@code print-disabled system}, {@code enable
   * system/LABEL}, {@code disable system/LABEL}; and the older {@code list [LABEL]}, {@code load
   * [-w] PATH...}, {@code unload [-w] PATH...}, which succeed even where they do nothing. A PATH is
   * a property list of this user's or root's, or a folder of such. As with launchctl, bootout
   * returns before the job has gone: ask {@code print} until it fails with 113.
   *
   * @param socket where the emulator listens
   * @return what launchctl would print; its form is not fixed, as launchctl's is not
   * @throws LaunchctlException if launchctl would fail, with its number
   * @throws IOException if no emulator listens there
   */
  public static String perform(Path socket, List<String> words) throws IOException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      String request = String.join("\n", words) + "\n\n";
      channel.write(StandardCharsets.UTF_8.encode(request));
      String answer =
          new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
      int end = answer.indexOf('\n');
      if (end < 0) {
        throw new IOException("the emulator at \"" + socket + "\" went away without an answer");
      }
      int number = Integer.parseInt(answer.substring(0, end));
      String text = answer.substring(end + 1);
      if (number != 0) {
        throw new LaunchctlException(number, text.strip());
      }
      return text;
    } catch (SocketException e) {
      throw new IOException(
          "no emulator listens at \"%s\": %s; start one with run --control"
              .formatted(socket, e.getMessage()),
          e);
    }
  }
}
