#include "darwin.h"

#include <fcntl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* bsd/sys/fcntl.h:98 to 170. The access mode, 0 to 2, is the same on both. */
static const struct same OPEN_FLAGS[] = {
    {0x3, O_ACCMODE}, {0x4, O_NONBLOCK}, {0x8, O_APPEND}, {0x80, O_SYNC}, {0x100, O_NOFOLLOW}, {0x200, O_CREAT},
    {0x400, O_TRUNC}, {0x800, O_EXCL}, {0x20000, O_NOCTTY}, {0x100000, O_DIRECTORY}, {0x1000000, O_CLOEXEC},
};
/* What F_SETFL changes, and F_GETFL tells beside the access mode (FCNTLFLAGS). */
static const struct same FILE_FLAGS[] = {{0x4, O_NONBLOCK}, {0x8, O_APPEND}, {0x40, O_ASYNC}, {0x80, O_SYNC}};

/* bsd/sys/fcntl.h:278 to 282, 446. */
enum { D_F_DUPFD = 0, D_F_GETFD = 1, D_F_SETFD = 2, D_F_GETFL = 3, D_F_SETFL = 4, D_F_DUPFD_CLOEXEC = 67 };

int open_flags_to_linux(int darwin) {
  int linux_ = flags_to_linux(OPEN_FLAGS + 1, COUNT(OPEN_FLAGS) - 1, darwin & ~O_ACCMODE);
  return linux_ < 0 ? -1 : linux_ | (darwin & O_ACCMODE);
}

FACE(int, open, const char *path, int flags, ...) {
  int wanted = open_flags_to_linux(flags);
  if (wanted < 0) return refuse(D_EINVAL);
  va_list more;
  va_start(more, flags);
  int mode = wanted & O_CREAT ? va_arg(more, int) & 0xffff : 0; /* mode_t: 16 bits, bsd/sys/_types.h:93 */
  va_end(more);
  return (int)told(REAL(open)(path, wanted, mode));
}

/*
 * Setting the flags of a connection whose client has gone fails now and then with EINVAL, soon after accept(2): seen on Macs
 * by swift-nio#807 ("nmap sets it off") and swift-nio#1030; xnu's code does not tell why. Here it always does.
 */
static int set_file_flags(int fd, int flags) {
  int wanted = flags_to_linux(FILE_FLAGS, COUNT(FILE_FLAGS), flags & ~O_ACCMODE);
  if (wanted < 0 || (is_disconnected(fd) && option_of_linux(fd, SOL_SOCKET, SO_DOMAIN) != AF_UNIX)) {
    return refuse(D_EINVAL);
  }
  return (int)told(REAL(fcntl)(fd, F_SETFL, wanted));
}

static int file_flags(int fd) {
  int flags = (int)told(REAL(fcntl)(fd, F_GETFL));
  return flags < 0 ? -1 : flags_to_darwin(FILE_FLAGS, COUNT(FILE_FLAGS), flags) | (flags & O_ACCMODE);
}

FACE(int, fcntl, int fd, int command, ...) {
  va_list more;
  va_start(more, command);
  int argument = command == D_F_GETFD || command == D_F_GETFL ? 0 : va_arg(more, int);
  va_end(more);
  switch (command) {
    case D_F_DUPFD:
      return (int)told(REAL(fcntl)(fd, F_DUPFD, argument));
    case D_F_DUPFD_CLOEXEC:
      return (int)told(REAL(fcntl)(fd, F_DUPFD_CLOEXEC, argument));
    case D_F_GETFD:
      return (int)told(REAL(fcntl)(fd, F_GETFD));
    case D_F_SETFD:
      return argument & ~FD_CLOEXEC ? refuse(D_EINVAL) : (int)told(REAL(fcntl)(fd, F_SETFD, argument));
    case D_F_GETFL:
      return file_flags(fd);
    case D_F_SETFL:
      return set_file_flags(fd, argument);
    default:
      return refuse(D_EINVAL);
  }
}

/* The events that POSIX names have the same numbers in bsd/sys/poll.h. */
FACE(int, poll, struct pollfd *fds, unsigned count, int milliseconds) {
  return (int)told(REAL(poll)(fds, count, milliseconds));
}

/* AT_FDCWD -2, AT_SYMLINK_NOFOLLOW 0x20 (bsd/sys/fcntl.h). mode_t: 16 bits. A link is changed itself; Linux cannot. */
FACE(int, fchmodat, int folder, const char *path, int mode, int flags) {
  if (flags & ~0x20) return refuse(D_EINVAL);
  int linux_ = flags & 0x20 ? AT_SYMLINK_NOFOLLOW : 0;
  return (int)told(REAL(fchmodat)(folder == -2 ? AT_FDCWD : folder, path, mode & 0xffff, linux_));
}

FACE(int, pipe, int ends[2]) { return (int)told(REAL(pipe)(ends)); }

FACE(int, dup2, int from, int to) { return (int)told(REAL(dup2)(from, to)); }

FACE(int, close, int fd) { return (int)told(REAL(close)(fd)); }

FACE(long, read, int fd, void *buffer, size_t count) { return told(REAL(read)(fd, buffer, count)); }

FACE(long, write, int fd, const void *buffer, size_t count) { return told(REAL(write)(fd, buffer, count)); }

/* The process's own, since a library that is preloaded may count. */
FACE(void, free, void *memory) { ((void (*)(void *))dlsym(RTLD_DEFAULT, "free"))(memory); }
