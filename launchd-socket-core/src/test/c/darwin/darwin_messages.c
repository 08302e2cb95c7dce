#include "darwin.h"

/* bsd/sys/socket.h:613 to 637. */
static const struct same FLAGS[] = {
    {0x1, MSG_OOB}, {0x2, MSG_PEEK}, {0x40, MSG_WAITALL}, {0x80, MSG_DONTWAIT}, {0x80000, MSG_NOSIGNAL},
};

FACE(long, sendto, int fd, const void *bytes, size_t count, int flags, const void *to, socklen_t length) {
  struct sockaddr_storage given;
  int wanted = flags_to_linux(FLAGS, COUNT(FLAGS), flags);
  if (wanted < 0) return refuse(D_EINVAL);
  if (!to) return told(REAL(sendto)(fd, bytes, count, wanted, NULL, 0));
  if (address_to_linux(to, length, &given, &length) < 0) return -1;
  return told(REAL(sendto)(fd, bytes, count, wanted, (struct sockaddr *)&given, length));
}

FACE(long, send, int fd, const void *bytes, size_t count, int flags) {
  return darwin_sendto(fd, bytes, count, flags, NULL, 0);
}

FACE(long, recvfrom, int fd, void *bytes, size_t count, int flags, void *from, socklen_t *length) {
  struct sockaddr_storage sender = {0};
  socklen_t sender_length = sizeof sender;
  int wanted = flags_to_linux(FLAGS, COUNT(FLAGS), flags);
  if (wanted < 0) return refuse(D_EINVAL);
  long received = told(REAL(recvfrom)(fd, bytes, count, wanted, (struct sockaddr *)&sender, &sender_length));
  if (received < 0 && errno == D_EINVAL && option_of_linux(fd, SOL_SOCKET, SO_TYPE) == SOCK_STREAM) {
    errno = D_ENOTCONN; /* an AF_UNIX stream without a peer: soreceive, uipc_socket.c */
  }
  if (received >= 0) address_to_darwin(&sender, sender_length, from, length);
  return received;
}

FACE(long, recv, int fd, void *bytes, size_t count, int flags) {
  return darwin_recvfrom(fd, bytes, count, flags, NULL, NULL);
}
