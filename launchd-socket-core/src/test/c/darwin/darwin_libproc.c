/* libproc.h: what a descriptor is. */
#include "darwin.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <unistd.h>

/* struct socket_fdinfo (bsd/sys/proc_info.h:567): 24 bytes of proc_fileinfo, then socket_info (536), which begins with 136 of vinfo_stat. */
struct socket_fdinfo {
  char file[24], stat[136];
  uint64_t so, pcb;
  int32_t type, protocol, family;
  int16_t options, linger, state, qlen, incqlen, qlimit, timeo;
  uint16_t error;
  uint32_t oobmark;
  char buffers[2][24];
  int32_t kind;
  uint32_t reserved;
  char protocol_part[528];
};
_Static_assert(offsetof(struct socket_fdinfo, options) == 188, "soi_options");
_Static_assert(sizeof(struct socket_fdinfo) == 792, "PROC_PIDFDSOCKETINFO_SIZE");

enum { PIDFDSOCKETINFO = 3 };                                                     /* bsd/sys/proc_info.h:778 */
enum { OPT_ACCEPTCONN = 0x0002, OPT_REUSEADDR = 0x0004 };                         /* bsd/sys/socket.h:125 */
enum { ISCONNECTED = 0x0002, CANTSENDMORE = 0x0010, CANTRCVMORE = 0x0020, ISDISCONNECTED = 0x2000 }; /* proc_info.h:501 */
enum { KIND_IN = 1, KIND_TCP = 2, KIND_UN = 3 };                                  /* bsd/sys/proc_info.h:527 */

static void fill(int fd, struct socket_fdinfo *info) {
  int domain = option_of_linux(fd, SOL_SOCKET, SO_DOMAIN);
  struct sockaddr_storage peer;
  socklen_t length = sizeof peer;
  memset(info, 0, sizeof *info);
  info->type = option_of_linux(fd, SOL_SOCKET, SO_TYPE);
  info->protocol = option_of_linux(fd, SOL_SOCKET, SO_PROTOCOL);
  info->family = domain == AF_INET6 ? 30 : domain;
  if (option_of_linux(fd, SOL_SOCKET, SO_ACCEPTCONN) == 1) info->options |= OPT_ACCEPTCONN;
  if (option_of_linux(fd, SOL_SOCKET, SO_REUSEADDR) == 1) info->options |= OPT_REUSEADDR;
  if (is_disconnected(fd)) {
    info->state = ISDISCONNECTED | CANTSENDMORE | CANTRCVMORE;
  } else if (REAL(getpeername)(fd, (struct sockaddr *)&peer, &length) == 0) {
    info->state = ISCONNECTED;
  }
  info->kind = domain == AF_UNIX ? KIND_UN : info->type == SOCK_STREAM ? KIND_TCP : KIND_IN;
}

/*
 * 0 on failure (libsyscall/wrappers/libproc/libproc.c), else the size. The kernel asks for the flavor, the size of the buffer, the process and the
 * descriptor, in that order (bsd/kern/proc_info.c:2788 to 2870). Only the own process is played. With DARWIN_FACE_SANDBOX in the
 * environment it refuses, as a sandbox may: mac_proc_check_proc_info (bsd/kern/proc_info.c), EPERM.
 */
FACE(int, proc_pidfdinfo, int pid, int fd, int flavor, void *buffer, int size) {
  int type;
  socklen_t length = sizeof type;
  errno = 0;
  if (getenv("DARWIN_FACE_SANDBOX")) {
    errno = D_EPERM;
  } else if (flavor != PIDFDSOCKETINFO) {
    errno = D_EINVAL;
  } else if (size < (int)sizeof(struct socket_fdinfo)) {
    errno = D_ENOMEM;
  } else if (pid != REAL(getpid)()) {
    errno = D_ESRCH;
  } else if (REAL(getsockopt)(fd, SOL_SOCKET, SO_TYPE, &type, &length) != 0) {
    errno = errno_to_darwin(errno); /* EBADF, ENOTSOCK */
  } else {
    fill(fd, buffer);
    return (int)sizeof(struct socket_fdinfo);
  }
  return 0;
}
