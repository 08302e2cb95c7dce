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
      Map.of(
          11,
          "EAGAIN",
          36,
          "ENAMETOOLONG",
          40,
          "ELOOP",
          92,
          "ENOPROTOOPT",
          93,
          "EPROTONOSUPPORT",
          97,
          "EAFNOSUPPORT",
          98,
          "EADDRINUSE",
          99,
          "EADDRNOTAVAIL");
  private static final Map<Integer, String> MACOS =
      Map.of(
          35,
          "EAGAIN",
          63,
          "ENAMETOOLONG",
          62,
          "ELOOP",
          42,
          "ENOPROTOOPT",
          43,
          "EPROTONOSUPPORT",
          47,
          "EAFNOSUPPORT",
          48,
          "EADDRINUSE",
          49,
          "EADDRNOTAVAIL",
          86,
          "EBADARCH");

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
