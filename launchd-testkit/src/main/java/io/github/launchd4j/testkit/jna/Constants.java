package io.github.launchd4j.testkit.jna;

import static java.util.Map.entry;

import io.github.launchd4j.socket.jna.Kernel;
import java.util.Map;

/**
 * The numbers of Linux (x86-64 and arm64, which share these) and macOS, spelled out for both.
 * Sources: Linux, the headers of its kernel and of glibc named with each group; macOS, the headers
 * of the same name in xnu (bsd/sys, bsd/netinet6) unless noted.
 */
public final class Constants {
  static final boolean LINUX = Kernel.isLinux();
  static final boolean MACOS = Kernel.isDarwin();

  // sys/socket.h, netinet/in.h
  static final int AF_UNIX = 1;
  static final int AF_INET = 2;
  static final int AF_INET6_LINUX = 10;
  static final int AF_INET6_MACOS = 30;
  static final int AF_INET6 = choose(AF_INET6_LINUX, AF_INET6_MACOS);
  public static final int SOCK_STREAM = 1;
  public static final int SOCK_DGRAM = 2;
  static final int SOL_SOCKET = choose(1, 0xffff);
  static final int SO_REUSEADDR = choose(2, 4);
  static final int SO_REUSEPORT = choose(15, 0x200);
  static final int IPPROTO_IP = 0;
  static final int IP_ADD_MEMBERSHIP = choose(35, 12);
  static final int IPPROTO_IPV6 = 41;
  static final int IPV6_JOIN_GROUP = choose(20, 12);
  static final int IPV6_V6ONLY = choose(26, 27);

  // fcntl.h; Linux: asm-generic/fcntl.h and linux/fcntl.h
  public static final int O_RDONLY = 0;
  public static final int O_WRONLY = 1;
  public static final int O_CREAT = choose(0x40, 0x200);
  public static final int O_APPEND = choose(0x400, 8);
  static final int O_NONBLOCK = choose(0x800, 4);
  static final int F_SETFD = 2;
  static final int F_GETFL = 3;
  static final int F_SETFL = 4;
  static final int FD_CLOEXEC = 1;
  static final int AT_FDCWD = choose(-100, -2);
  static final int AT_SYMLINK_NOFOLLOW = choose(0x100, 0x20);

  // poll.h
  static final short POLLIN = 1;

  // sys/wait.h; Linux: linux/wait.h
  static final int P_PID = 1;
  static final int WEXITED = 4;
  static final int WNOWAIT = choose(0x01000000, 0x20);

  static final int PRIO_PROCESS = 0; // sys/resource.h

  // signal.h
  public static final int SIGKILL = 9;
  public static final int SIGTERM = 15;

  /** By name, without SIG: signal.h of macOS; Linux, asm-generic/signal.h. */
  public static final Map<String, Integer> SIGNALS =
      Map.ofEntries(
          entry("HUP", 1),
          entry("INT", 2),
          entry("QUIT", 3),
          entry("ILL", 4),
          entry("TRAP", 5),
          entry("ABRT", 6),
          entry("FPE", 8),
          entry("KILL", SIGKILL),
          entry("BUS", choose(7, 10)),
          entry("SEGV", 11),
          entry("PIPE", 13),
          entry("ALRM", 14),
          entry("TERM", SIGTERM),
          entry("USR1", choose(10, 30)),
          entry("USR2", choose(12, 31)),
          entry("STOP", choose(19, 17)),
          entry("CONT", choose(18, 19)),
          entry("CHLD", choose(17, 20)),
          entry("TSTP", choose(20, 18)),
          entry("TTIN", 21),
          entry("TTOU", 22),
          entry("URG", choose(23, 16)),
          entry("XCPU", 24),
          entry("XFSZ", 25),
          entry("VTALRM", 26),
          entry("PROF", 27),
          entry("WINCH", 28),
          entry("IO", choose(29, 23)),
          entry("SYS", choose(31, 12)));

  // spawn.h; macOS: sys/spawn.h
  static final int POSIX_SPAWN_SETSIGDEF = 4;
  static final int POSIX_SPAWN_SETSIGMASK = 8;
  static final int POSIX_SPAWN_SETSID = choose(0x80, 0x400); // glibc 2.26, macOS 10.15
  static final int POSIX_SPAWN_CLOEXEC_DEFAULT_MACOS = 0x4000;

  // errno.h; Linux: asm-generic/errno-base.h and errno.h
  public static final int EPERM = 1;
  public static final int ENOENT = 2;
  public static final int ESRCH = 3;
  public static final int EINTR = 4;
  public static final int EACCES = 13;
  public static final int EINVAL = 22;
  public static final int EAGAIN = choose(11, 35);
  public static final int ECONNREFUSED = choose(111, 61);
  public static final int ENETUNREACH = choose(101, 51);
  public static final int ECONNABORTED = choose(103, 53);
  public static final int EADDRINUSE = choose(98, 48);
  public static final int EADDRNOTAVAIL = choose(99, 49);
  public static final int EAFNOSUPPORT = choose(97, 47);

  private Constants() {}

  /** Whether this is macOS; otherwise it is Linux. */
  public static boolean isMacOs() {
    return MACOS;
  }

  private static int choose(int linux, int macos) {
    return MACOS ? macos : linux;
  }
}
