package io.github.launchd4j.testkit;

import io.github.launchd4j.testkit.jna.Accounts;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;

/**
 * Who is at the other end of a Unix socket: SO_PEERCRED of Linux, LOCAL_PEERCRED of macOS. The
 * system remembers who connected and who listened; the mode of the file does not count.
 */
final class Peer {
  private Peer() {}

  /** The user at the other end, unless that is this user or root. */
  static Optional<String> stranger(SocketChannel channel) throws IOException {
    UserPrincipal other = channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
    boolean known = other.equals(user(Accounts.currentUid())) || other.equals(user(0));
    return known ? Optional.empty() : Optional.of(other.getName());
  }

  private static UserPrincipal user(int uid) throws IOException {
    UserPrincipalLookupService users = FileSystems.getDefault().getUserPrincipalLookupService();
    return users.lookupPrincipalByName(Integer.toString(uid)); // takes numbers too
  }
}
