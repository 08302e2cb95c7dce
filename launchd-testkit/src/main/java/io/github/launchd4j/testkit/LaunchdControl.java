package io.github.launchd4j.testkit;

import io.github.launchd4j.testkit.process.LaunchLibrary;
import io.github.launchd4j.testkit.process.LaunchctlProgram;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends commands to an emulator in another process, as launchctl(1) sends them to launchd; the
 * emulator has a {@link LaunchdDomain.Builder#control} socket.
 */
public final class LaunchdControl {
  private static final Set<String> OF_FILES = Set.of("load", "unload", "bootstrap", "bootout");

  private static final Pattern ANSWER = Pattern.compile("([0-9]+) ([12])\\R(.*)", Pattern.DOTALL);

  private LaunchdControl() {}

  /**
   * Sends a command: {@code bootstrap DOMAIN PATH...}, {@code bootout DOMAIN/LABEL} or {@code
   * DOMAIN PATH...}, {@code kickstart [-k] [-p] DOMAIN/LABEL}, {@code kill SIGNAL DOMAIN/LABEL},
   * {@code print DOMAIN[/LABEL]}, {@code print-disabled DOMAIN}, {@code enable DOMAIN/LABEL},
   * {@code disable DOMAIN/LABEL}; {@code blame DOMAIN/LABEL}, {@code error NUMBER}, {@code help
   * [VERB]}, {@code managername}; and the older {@code list [LABEL]}, {@code start}, {@code stop}
   * and {@code remove LABEL}, {@code setenv}, {@code getenv} and {@code unsetenv}, {@code load [-w]
   * PATH...} and {@code unload [-w] PATH...}, of which the last two succeed even if they do
   * nothing. A DOMAIN is {@code system}, {@code gui/UID} or {@code user/UID}; the older verbs mean
   * system for root, and gui/UID, if there is one, for other users, or with {@code asuser UID}
   * before the verb those of that user. A PATH is a property list of this user's or root's, or a
   * folder of them. As with launchctl, bootout returns before the job has gone: ask {@code print}
   * until it fails with 113, or say {@code bootout --wait} on macOS 26.
   *
   * @param socket the control socket of the emulator
   * @return what launchctl would print; its form is not fixed, as launchctl's is not
   * @throws LaunchctlException if launchctl would fail, with its number
   * @throws IOException if no emulator listens there, or one of a user who is neither this one nor
   *     root
   */
  public static String perform(Path socket, List<String> words) throws IOException {
    Answer answer = answer(socket, words);
    if (answer.number() != 0) {
      throw new LaunchctlException(answer.number(), answer.text().strip());
    }
    return answer.text();
  }

  /**
   * What launchctl would do.
   *
   * @param failed whether the text is an error: of load, for one, which exits with 0 anyway
   */
  record Answer(int number, boolean failed, String text) {}

  /** As {@link #perform}, whatever the number. */
  static Answer answer(Path socket, List<String> words) throws IOException {
    String answer = ask(socket, String.join("\n", absolute(words)) + "\n\n");
    Matcher matcher = ANSWER.matcher(answer);
    if (!matcher.matches()) {
      throw unanswered(socket, "it closed the connection");
    }
    return new Answer(
        Integer.parseInt(matcher.group(1)), matcher.group(2).equals("2"), matcher.group(3));
  }

  /**
   * Puts a program called launchctl into a folder, which sends its commands to an emulator: with
   * that folder at the beginning of PATH, an installer in any language can be tested without a Mac.
   * One that names /bin/launchctl has to be told another path.
   *
   * @param folder made if it is not there
   * @param socket the control socket of the emulator
   * @return the program
   * @throws IOException if it cannot be written, or cc cannot build it
   */
  public static Path launchctl(Path folder, Path socket) throws IOException {
    return LaunchctlProgram.write(folder, socket, LaunchLibrary.CC, LaunchctlMain.class);
  }

  /** Files are relative to the folder of this process, and not of the emulator. */
  private static List<String> absolute(List<String> words) {
    boolean other = words.size() > 2 && words.get(0).equals("asuser");
    return words.isEmpty() || !OF_FILES.contains(words.get(other ? 2 : 0))
        ? words
        : words.stream()
            .map(word -> !word.startsWith("-") && Files.exists(Path.of(word)) ? full(word) : word)
            .toList();
  }

  private static String full(String path) {
    return Path.of(path).toAbsolutePath().toString();
  }

  private static String ask(Path socket, String request) throws IOException {
    try (SocketChannel channel = connect(socket)) {
      try {
        channel.write(StandardCharsets.UTF_8.encode(request));
        return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw unanswered(socket, String.valueOf(e.getMessage()));
      }
    }
  }

  /**
   * The control socket of this user if nobody names one: in a folder of this user alone, which is
   * made.
   *
   * @throws IOException if there is no such folder, and none can be made
   */
  public static Path defaultSocket() throws IOException {
    return ControlFolder.find().resolve("launchd4j.control");
  }

  private static SocketChannel connect(Path socket) throws IOException {
    try {
      SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
      refuseStranger(socket, channel);
      return channel;
    } catch (SocketException e) {
      throw new IOException(
          "no emulator listens at \"%s\": %s; start one with run --control"
              .formatted(socket, e.getMessage()),
          e);
    }
  }

  private static void refuseStranger(Path socket, SocketChannel channel) throws IOException {
    Optional<String> stranger = Peer.stranger(channel);
    if (stranger.isPresent()) {
      channel.close();
      throw new IOException(
          "\"%s\" was opened by user \"%s\", which is neither you nor root; nothing was sent"
              .formatted(socket, stranger.get()));
    }
  }

  private static IOException unanswered(Path socket, String why) {
    return new IOException(
        "the emulator at \"%s\" did not answer: %s; try again".formatted(socket, why));
  }
}
