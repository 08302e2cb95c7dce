package io.github.launchd4j.testkit.jna;

import static java.util.Map.entry;

import java.io.IOException;
import java.util.Map;

/** A call of the C library that failed, with its error number as this system counts. */
public final class ErrnoException extends IOException {
  private static final long serialVersionUID = 1L;

  // errno.h: the names of the numbers that the emulator's calls are documented to return.
  private static final Map<Integer, String> BASE =
      Map.ofEntries(
          entry(1, "EPERM"),
          entry(2, "ENOENT"),
          entry(3, "ESRCH"),
          entry(4, "EINTR"),
          entry(5, "EIO"),
          entry(7, "E2BIG"),
          entry(8, "ENOEXEC"),
          entry(9, "EBADF"),
          entry(10, "ECHILD"),
          entry(12, "ENOMEM"),
          entry(13, "EACCES"),
          entry(17, "EEXIST"),
          entry(20, "ENOTDIR"),
          entry(21, "EISDIR"),
          entry(22, "EINVAL"),
          entry(23, "ENFILE"),
          entry(24, "EMFILE"),
          entry(26, "ETXTBSY"),
          entry(28, "ENOSPC"),
          entry(30, "EROFS"));
  private static final Map<Integer, String> LINUX =
      Map.ofEntries(
          entry(11, "EAGAIN"),
          entry(36, "ENAMETOOLONG"),
          entry(40, "ELOOP"),
          entry(92, "ENOPROTOOPT"),
          entry(93, "EPROTONOSUPPORT"),
          entry(97, "EAFNOSUPPORT"),
          entry(98, "EADDRINUSE"),
          entry(99, "EADDRNOTAVAIL"),
          entry(101, "ENETUNREACH"),
          entry(111, "ECONNREFUSED"));
  private static final Map<Integer, String> MACOS =
      Map.ofEntries(
          entry(35, "EAGAIN"),
          entry(63, "ENAMETOOLONG"),
          entry(62, "ELOOP"),
          entry(42, "ENOPROTOOPT"),
          entry(43, "EPROTONOSUPPORT"),
          entry(47, "EAFNOSUPPORT"),
          entry(48, "EADDRINUSE"),
          entry(49, "EADDRNOTAVAIL"),
          entry(51, "ENETUNREACH"),
          entry(61, "ECONNREFUSED"),
          entry(86, "EBADARCH"));

  private final int number;

  ErrnoException(String call, int number) {
    super(call + " failed (" + describe(number) + ")");
    this.number = number;
  }

  /** The error number. */
  public int number() {
    return number;
  }

  /**
   * Name and number as messages end with them: {@code EADDRINUSE, 98}; an unknown number stays a
   * number.
   */
  public String nameAndNumber() {
    return describe(number);
  }

  private static String describe(int number) {
    Map<Integer, String> own = Constants.MACOS ? MACOS : LINUX;
    String name = BASE.getOrDefault(number, own.getOrDefault(number, "error"));
    return name + ", " + number;
  }
}
