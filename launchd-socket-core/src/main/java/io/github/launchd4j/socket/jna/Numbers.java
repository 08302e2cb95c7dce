package io.github.launchd4j.socket.jna;

/**
 * The numbers that differ between the systems, each spelled out, so that nothing depends on the
 * machine that compiled or tested this.
 *
 * @param solSocket {@code SOL_SOCKET}, {@code <sys/socket.h>}
 * @param soType {@code SO_TYPE}
 * @param soAcceptConn {@code SO_ACCEPTCONN}
 * @param afInet6 {@code AF_INET6}; {@code AF_UNIX} is 1 and {@code AF_INET} is 2 on both
 * @param familyOffset the byte of {@code struct sockaddr} that holds the family: on Linux the low
 *     byte of two, on macOS the one behind {@code sa_len}. Every machine that either runs Java on
 *     is little-endian, but s390x
 * @param oNonblock {@code O_NONBLOCK}, {@code <fcntl.h>}
 * @param fDupfdCloexec {@code F_DUPFD_CLOEXEC}, {@code <fcntl.h>}
 * @param enotsock {@code ENOTSOCK}, {@code <errno.h>}
 */
record Numbers(
    int solSocket,
    int soType,
    int soAcceptConn,
    int afInet6,
    int familyOffset,
    int oNonblock,
    int fDupfdCloexec,
    int enotsock) {

  /** Linux's asm-generic/socket.h, fcntl.h and errno.h, which amd64, arm64 and riscv64 share. */
  static final Numbers LINUX = new Numbers(1, 3, 30, 10, 0, 04000, 1030, 88);

  /** xnu's bsd/sys/socket.h, fcntl.h and errno.h. */
  static final Numbers MACOS = new Numbers(0xffff, 0x1008, 0x0002, 30, 1, 0x0004, 67, 38);
}
