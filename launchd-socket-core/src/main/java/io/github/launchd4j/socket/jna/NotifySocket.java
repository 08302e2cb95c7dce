package io.github.launchd4j.socket.jna;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One datagram to the socket of a service manager: sd_notify(3). */
public final class NotifySocket {
  private static final int SOCK_DGRAM = 2; // on both systems

  /** Where the path begins in {@code struct sockaddr_un}, and how long it may be on macOS. */
  private static final int PATH = 2;

  private static final int LONGEST = 103;

  private NotifySocket() {}

  /**
   * Sends the text.
   *
   * @param path absolute, or a name of Linux's abstract ones after {@code @}
   * @throws IOException if the path is too long, or the system refuses
   */
  public static void send(String path, String text) throws IOException {
    PosixLibrary libc = Kernel.libc();
    byte[] address = address(path);
    byte[] message = text.getBytes(StandardCharsets.UTF_8);
    int fd = Posix.check("socket", libc.socket(SocketAddresses.AF_UNIX, SOCK_DGRAM, 0));
    try {
      int sent = libc.sendto(fd, message, message.length, 0, address, address.length);
      Posix.check("sendto", sent);
    } finally {
      libc.close(fd);
    }
  }

  private static byte[] address(String path) throws IOException {
    byte[] name = path.getBytes(StandardCharsets.UTF_8);
    if (name.length > LONGEST) {
      throw new IOException("the path has " + name.length + " bytes, more than " + LONGEST);
    }
    boolean named = path.startsWith("@");
    byte[] address = ByteBuffer.allocate(PATH + name.length + (named ? 0 : 1)).array();
    System.arraycopy(name, 0, address, PATH, name.length);
    if (named) {
      address[PATH] = 0;
    }
    if (Kernel.isDarwin()) {
      address[0] = (byte) address.length;
    }
    address[Numbers.ofThisSystem().familyOffset()] = SocketAddresses.AF_UNIX;
    return address;
  }
}
