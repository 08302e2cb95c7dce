#include "darwin.h"

#include <fcntl.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <poll.h>

int option_of_linux(int fd, int level, int name) {
  int value = 0;
  socklen_t length = sizeof value;
  return REAL(getsockopt)(fd, level, name, &value, &length) == 0 ? value : -1;
}

static int is_hung_up(int fd) {
  struct pollfd question = {fd, 0, 0};
  return REAL(poll)(&question, 1, 0) == 1 && (question.revents & POLLHUP) != 0;
}

/*
 * Whether soisdisconnected() was called: neither direction is open any more (uipc_socket2.c:276), for TCP after a reset (tcp_subr.c:1755),
 * for a Unix stream as soon as its peer has closed (unp_disconnect, uipc_usrreq.c:1732). Linux hangs up sockets that were
 * never connected too: a TCP one has then seen no segment, a Unix one has no peer.
 */
int is_disconnected(int fd) {
  if (option_of_linux(fd, SOL_SOCKET, SO_TYPE) != SOCK_STREAM || !is_hung_up(fd)) return 0;
  if (option_of_linux(fd, SOL_SOCKET, SO_DOMAIN) == AF_UNIX) {
    struct sockaddr_storage peer;
    socklen_t length = sizeof peer;
    return REAL(getpeername)(fd, (struct sockaddr *)&peer, &length) == 0;
  }
  struct tcp_info info = {0};
  socklen_t length = sizeof info;
  return REAL(getsockopt)(fd, IPPROTO_TCP, TCP_INFO, &info, &length) == 0 && info.tcpi_segs_in > 0;
}

/*
 * No SOCK_CLOEXEC and SOCK_NONBLOCK: a type with more bits is no type. pffindtype finds none for AF_UNIX with SOCK_SEQPACKET
 * (uipc_proto.c:83 has stream and dgram) either, nor for IP. uipc_socket.c:651 to 664.
 */
static int type_fits(int domain, int type, int protocol) {
  if (type != SOCK_STREAM && type != SOCK_DGRAM) return 0;
  if (domain == AF_UNIX) return protocol == 0;
  return protocol == 0 || protocol == (type == SOCK_STREAM ? IPPROTO_TCP : IPPROTO_UDP);
}

FACE(int, socket, int domain, int type, int protocol) {
  static const struct same DOMAINS[] = {{1, AF_UNIX}, {2, AF_INET}, {30, AF_INET6}};
  for (size_t i = 0; i < COUNT(DOMAINS); i++) {
    if (DOMAINS[i].darwin == domain) {
      if (!type_fits(DOMAINS[i].linux_, type, protocol)) return refuse(D_EPROTONOSUPPORT);
      return (int)told(REAL(socket)(DOMAINS[i].linux_, type, protocol));
    }
  }
  return refuse(D_EAFNOSUPPORT); /* uipc_socket.c:652 */
}

FACE(int, socketpair, int domain, int type, int protocol, int pair[2]) {
  if (domain != AF_UNIX) return refuse(domain == AF_INET ? D_EOPNOTSUPP : D_EAFNOSUPPORT); /* socketpair(2) */
  if (!type_fits(AF_UNIX, type, protocol)) return refuse(D_EPROTONOSUPPORT);
  return (int)told(REAL(socketpair)(AF_UNIX, type, protocol, pair));
}

FACE(int, bind, int fd, const void *address, socklen_t length) {
  struct sockaddr_storage given;
  if (address_to_linux(address, length, &given, &length) < 0) return -1;
  return (int)told(REAL(bind)(fd, (struct sockaddr *)&given, length));
}

FACE(int, connect, int fd, const void *address, socklen_t length) {
  struct sockaddr_storage given;
  if (address_to_linux(address, length, &given, &length) < 0) return -1;
  return (int)told(REAL(connect)(fd, (struct sockaddr *)&given, length));
}

FACE(int, listen, int fd, int backlog) { return (int)told(REAL(listen)(fd, backlog)); }

/* The new socket has the listener's file flags, O_NONBLOCK among them (uipc_syscalls.c:618, 637, 647). */
FACE(int, accept, int fd, void *address, socklen_t *length) {
  struct sockaddr_storage peer = {0};
  socklen_t peer_length = sizeof peer;
  int accepted = (int)told(REAL(accept)(fd, (struct sockaddr *)&peer, &peer_length));
  if (accepted >= 0) {
    REAL(fcntl)(accepted, F_SETFL, REAL(fcntl)(fd, F_GETFL));
    address_to_darwin(&peer, peer_length, address, length);
  }
  return accepted;
}

FACE(int, getsockname, int fd, void *address, socklen_t *length) {
  struct sockaddr_storage name = {0};
  socklen_t name_length = sizeof name;
  if (told(REAL(getsockname)(fd, (struct sockaddr *)&name, &name_length)) < 0) return -1;
  address_to_darwin(&name, name_length, address, length);
  return 0;
}

/* "the socket has been shutdown, no more getpeername's": EINVAL (uipc_syscalls.c:3226). */
FACE(int, getpeername, int fd, void *address, socklen_t *length) {
  struct sockaddr_storage peer = {0};
  socklen_t peer_length = sizeof peer;
  if (is_disconnected(fd)) return refuse(D_EINVAL);
  if (told(REAL(getpeername)(fd, (struct sockaddr *)&peer, &peer_length)) < 0) return -1;
  address_to_darwin(&peer, peer_length, address, length);
  return 0;
}
