/*
 * How xnu tells whether a socket listens, for preloading on Linux: getsockopt has no SO_ACCEPTCONN (bsd/kern/uipc_socket.c,
 * sogetoptlock), and proc_pidfdinfo fills in so_options (bsd/kern/socket_info.c:78, bsd/sys/proc_info.h:778).
 */
#define _GNU_SOURCE
#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { PROC_PIDFDSOCKETINFO = 3, SIZE = 792, SOI_OPTIONS = 188, XNU_SO_ACCEPTCONN = 2 };

int getsockopt(int fd, int level, int name, void *value, socklen_t *length) {
    if (level == SOL_SOCKET && name == SO_ACCEPTCONN) {
        errno = ENOPROTOOPT;
        return -1;
    }
    return (int)syscall(SYS_getsockopt, fd, level, name, value, length);
}

int proc_pidfdinfo(int pid, int fd, int flavor, void *buffer, int size) {
    int listens = 0;
    socklen_t length = sizeof listens;
    if (pid != getpid() || flavor != PROC_PIDFDSOCKETINFO || size < SIZE) {
        errno = EINVAL;
        return 0;
    }
    if (syscall(SYS_getsockopt, fd, SOL_SOCKET, SO_ACCEPTCONN, &listens, &length) != 0) return 0;
    short options = listens ? XNU_SO_ACCEPTCONN : 0;
    memset(buffer, 0, SIZE);
    memcpy((char *)buffer + SOI_OPTIONS, &options, sizeof options);
    return SIZE;
}
