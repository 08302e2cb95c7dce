package io.github.launchd4j.socket.jna;

/**
 * The numbers that differ between the systems, each spelled out, so that nothing depends on the
 * machine that compiled or tested this.
 *
 * @param solSocket {@code SOL_SOCKET}, {@code <sys/socket.h>}
 * @param soType {@code SO_TYPE}
 * @param soSndbuf {@code SO_SNDBUF}
 * @param afInet6 {@code AF_INET6}; {@code AF_UNIX} is 1 and {@code AF_INET} is 2 on both
 * @param familyOffset the byte of {@code struct sockaddr} that holds the family: on Linux the low
 *     byte of two, on macOS the one after {@code sa_len}. Every machine that either runs Java on is
 *     little-endian, except s390x
 * @param msgDontwait {@code MSG_DONTWAIT}
 * @param oNonblock {@code O_NONBLOCK}, {@code <fcntl.h>}
 * @param fDupfdCloexec {@code F_DUPFD_CLOEXEC}, {@code <fcntl.h>}
 * @param enotsock {@code ENOTSOCK}, {@code <errno.h>}
 * @param enotconn {@code ENOTCONN}
 * @param eagain {@code EAGAIN}
 */
record Numbers(
    int solSocket,
    int soType,
    int soSndbuf,
    int afInet6,
    int familyOffset,
    int msgDontwait,
    int oNonblock,
    int fDupfdCloexec,
    int enotsock,
    int enotconn,
    int eagain) {

  static Numbers ofThisSystem() {
    return Kernel.isDarwin() ? MACOS : LINUX;
  }

  /** Linux's asm-generic/socket.h, fcntl.h and errno.h, which amd64, arm64 and riscv64 share. */
  static final Numbers LINUX = new Numbers(1, 3, 7, 10, 0, 0x40, 04000, 1030, 88, 107, 11);

  /** xnu's bsd/sys/socket.h, fcntl.h and errno.h. */
  static final Numbers MACOS =
      new Numbers(0xffff, 0x1008, 0x1001, 30, 1, 0x80, 0x0004, 67, 38, 57, 35);
}
