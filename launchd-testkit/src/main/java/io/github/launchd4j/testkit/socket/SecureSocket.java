package io.github.launchd4j.testkit.socket;

import io.github.launchd4j.plist.SocketEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * SecureSocketWithKey (launchd.plist(5)): a Unix socket in a new folder of mode 0700, whose path
 * every job of the domain finds in a variable. It has the name of its Sockets entry (seen on macOS:
 * SSH_AUTH_SOCK=/private/tmp/com.apple.launchd.XXXXXXXXXX/Listeners).
 *
 * @param variable what the key says
 */
public record SecureSocket(String variable, Path folder, Endpoint endpoint) {

  private static final FileAttribute<?> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  public static SecureSocket make(String name, SocketEntry entry) throws IOException {
    if (entry.sockPathName().isPresent()) {
      // Read in the launchd of iOS 18.2: the entry fails.
      throw new IOException("SecureSocketWithKey chooses the path itself; remove SockPathName");
    }
    Path folder = Files.createTempDirectory("launchd.", PRIVATE);
    try {
      Endpoint endpoint = Endpoint.at(folder.resolve(name).toString());
      return new SecureSocket(entry.secureSocketWithKey().orElseThrow(), folder, endpoint);
    } catch (IOException | RuntimeException e) {
      Files.delete(folder);
      throw e;
    }
  }

  public String path() {
    return endpoint.address().toString();
  }

  /** Removes the folder, once the socket has gone. */
  public void remove() throws IOException {
    Files.deleteIfExists(folder);
  }
}
