/* getsockopt and setsockopt. There is no SO_ACCEPTCONN: sogetoptlock (uipc_socket.c:5951 to 6332) has no case for it. */
#include "darwin.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/time.h>

enum { D_SOL_SOCKET = 0xffff }; /* bsd/sys/socket.h:380 */

enum kind {
  INTEGER, /* the same value on both */
  FLAG,    /* xnu gives so_options & name, not 1 (uipc_socket.c:5976) */
  BUFFER,  /* Linux tells twice what was set (socket(7)) */
  ERROR,   /* an error number, to be asked only */
  TYPE,    /* the same value, to be asked only */
  NOTHING, /* Linux has no such option: it is taken and does nothing */
  OTHER,   /* a struct of one layout on both */
};

struct option {
  int level, name, linux_level, linux_name;
  enum kind kind;
};

static const struct option OPTIONS[] = {
    /* bsd/sys/socket.h:126 to 174 */
    {D_SOL_SOCKET, 0x0004, SOL_SOCKET, SO_REUSEADDR, FLAG},
    {D_SOL_SOCKET, 0x0008, SOL_SOCKET, SO_KEEPALIVE, FLAG},
    {D_SOL_SOCKET, 0x0020, SOL_SOCKET, SO_BROADCAST, FLAG},
    {D_SOL_SOCKET, 0x0100, SOL_SOCKET, SO_OOBINLINE, FLAG},
    {D_SOL_SOCKET, 0x0200, SOL_SOCKET, SO_REUSEPORT, FLAG},
    {D_SOL_SOCKET, 0x1001, SOL_SOCKET, SO_SNDBUF, BUFFER},
    {D_SOL_SOCKET, 0x1002, SOL_SOCKET, SO_RCVBUF, BUFFER},
    {D_SOL_SOCKET, 0x1005, SOL_SOCKET, SO_SNDTIMEO, OTHER},
    {D_SOL_SOCKET, 0x1006, SOL_SOCKET, SO_RCVTIMEO, OTHER},
    {D_SOL_SOCKET, 0x1007, SOL_SOCKET, SO_ERROR, ERROR},
    {D_SOL_SOCKET, 0x1008, SOL_SOCKET, SO_TYPE, TYPE},
    {D_SOL_SOCKET, 0x1022, SOL_SOCKET, 0, NOTHING},          /* SO_NOSIGPIPE */
    {D_SOL_SOCKET, 0x1080, SOL_SOCKET, SO_LINGER, OTHER},    /* SO_LINGER_SEC */
    {IPPROTO_TCP, 0x01, IPPROTO_TCP, TCP_NODELAY, INTEGER},  /* bsd/netinet/tcp.h */
    /* bsd/netinet/in.h:418 to 444 */
    {IPPROTO_IP, 3, IPPROTO_IP, IP_TOS, INTEGER},
    {IPPROTO_IP, 4, IPPROTO_IP, IP_TTL, INTEGER},
    {IPPROTO_IP, 9, IPPROTO_IP, IP_MULTICAST_IF, OTHER},
    {IPPROTO_IP, 10, IPPROTO_IP, IP_MULTICAST_TTL, OTHER},
    {IPPROTO_IP, 11, IPPROTO_IP, IP_MULTICAST_LOOP, OTHER},
    {IPPROTO_IP, 12, IPPROTO_IP, IP_ADD_MEMBERSHIP, OTHER},
    {IPPROTO_IP, 13, IPPROTO_IP, IP_DROP_MEMBERSHIP, OTHER},
    {IPPROTO_IP, 26, IPPROTO_IP, IP_PKTINFO, INTEGER},
    /* bsd/netinet6/in6.h:513 to 589 */
    {IPPROTO_IPV6, 4, IPPROTO_IPV6, IPV6_UNICAST_HOPS, INTEGER},
    {IPPROTO_IPV6, 9, IPPROTO_IPV6, IPV6_MULTICAST_IF, INTEGER},
    {IPPROTO_IPV6, 10, IPPROTO_IPV6, IPV6_MULTICAST_HOPS, INTEGER},
    {IPPROTO_IPV6, 11, IPPROTO_IPV6, IPV6_MULTICAST_LOOP, INTEGER},
    {IPPROTO_IPV6, 12, IPPROTO_IPV6, IPV6_JOIN_GROUP, OTHER},
    {IPPROTO_IPV6, 13, IPPROTO_IPV6, IPV6_LEAVE_GROUP, OTHER},
    {IPPROTO_IPV6, 27, IPPROTO_IPV6, IPV6_V6ONLY, INTEGER},
    {IPPROTO_IPV6, 36, IPPROTO_IPV6, IPV6_TCLASS, INTEGER},
    {IPPROTO_IPV6, 61, IPPROTO_IPV6, IPV6_RECVPKTINFO, INTEGER},
};

static const struct option *option(int level, int name) {
  for (size_t i = 0; i < COUNT(OPTIONS); i++) {
    if (OPTIONS[i].level == level && OPTIONS[i].name == name) return &OPTIONS[i];
  }
  return NULL;
}

/* Nobody but a socket has options: file_socket, EBADF or ENOTSOCK. */
static int is_socket(int fd) {
  int type;
  socklen_t length = sizeof type;
  return told(REAL(getsockopt)(fd, SOL_SOCKET, SO_TYPE, &type, &length)) == 0;
}

FACE(int, getsockopt, int fd, int level, int name, void *value, socklen_t *length) {
  if (!is_socket(fd)) return -1;
  const struct option *found = option(level, name);
  if (!found) return refuse(D_ENOPROTOOPT); /* uipc_socket.c:6330, ip_output.c:3208 */
  int *number = value;
  if (found->kind == NOTHING) {
    *number = 0;
    return 0;
  }
  if (told(REAL(getsockopt)(fd, found->linux_level, found->linux_name, value, length)) < 0) return -1;
  if (found->kind == FLAG && *number) *number = name;
  if (found->kind == BUFFER) *number /= 2;
  if (found->kind == ERROR) *number = errno_to_darwin(*number);
  return 0;
}

FACE(int, setsockopt, int fd, int level, int name, const void *value, socklen_t length) {
  if (!is_socket(fd)) return -1;
  if (is_disconnected(fd)) return refuse(D_EINVAL); /* "no more sockopt's", uipc_socket.c:4878 */
  const struct option *found = option(level, name);
  if (!found || found->kind == ERROR || found->kind == TYPE) return refuse(D_ENOPROTOOPT); /* uipc_socket.c:5815 */
  if (found->kind == NOTHING) return 0;
  return (int)told(REAL(setsockopt)(fd, found->linux_level, found->linux_name, value, length));
}
