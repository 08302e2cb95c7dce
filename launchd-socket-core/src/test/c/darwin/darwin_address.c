/* struct sockaddr: a byte for the length, a byte for the family (bsd/sys/socket.h:471). */
#include "darwin.h"

#include <netinet/in.h>
#include <sys/un.h>

enum { D_AF_UNIX = 1, D_AF_INET = 2, D_AF_INET6 = 30 }; /* bsd/sys/socket.h:387, 391, 422 */

#define SOCK_MAXADDRLEN 255 /* bsd/sys/socket.h:465 */
#define SUN_PATH 104        /* bsd/sys/un.h:79 */
#define HEAD 2              /* the two bytes */
#define NO_NAME 16          /* sun_noname, uipc_usrreq.c:193: what a Unix socket without a name gives */

/*
 * The given sa_len counts for nothing: xnu writes the length that the call names over it (uipc_syscalls.c:3387). xnu itself
 * takes a Unix path of up to 253 bytes; nobody who uses the struct of the header can give more than 104. xnu takes family 0 for
 * AF_INET, for programs of old (uipc_syscalls.c:3380); here it is refused: it is what Linux's layout looks like.
 */
int address_to_linux(const void *darwin, socklen_t length, struct sockaddr_storage *linux_, socklen_t *linux_length) {
  const unsigned char *bytes = darwin;
  if (length > SOCK_MAXADDRLEN) return refuse(D_ENAMETOOLONG); /* uipc_syscalls.c:3360 */
  if (length < HEAD || !bytes) return refuse(D_EINVAL);        /* uipc_syscalls.c:3364 */
  int family = bytes[1];
  memset(linux_, 0, sizeof *linux_);
  if (family == D_AF_INET && length == sizeof(struct sockaddr_in)) { /* in_pcb.c:907 */
    linux_->ss_family = AF_INET;
  } else if (family == D_AF_INET6 && length == sizeof(struct sockaddr_in6)) {
    linux_->ss_family = AF_INET6;
  } else if (family == D_AF_UNIX) {
    if (length > HEAD + SUN_PATH) return refuse(D_ENAMETOOLONG);
    if (length == HEAD) return refuse(D_EINVAL);            /* uipc_usrreq.c:1174 */
    if (bytes[HEAD] == 0) return refuse(D_ENOENT);          /* namei of "": Darwin has no abstract names */
    linux_->ss_family = AF_UNIX;
  } else {
    return refuse(family == D_AF_INET || family == D_AF_INET6 ? D_EINVAL : D_EAFNOSUPPORT);
  }
  memcpy((unsigned char *)linux_ + HEAD, bytes + HEAD, length - HEAD);
  *linux_length = length;
  return 0;
}

/* Tells the whole length, also of an address that was cut off (uipc_syscalls.c:3179). */
void address_to_darwin(const struct sockaddr_storage *linux_, socklen_t linux_length, void *darwin, socklen_t *length) {
  if (!darwin || !length) return;
  unsigned char bytes[sizeof *linux_] = {0};
  socklen_t whole = linux_length;
  switch (linux_->ss_family) {
    case AF_INET:
      bytes[1] = D_AF_INET;
      break;
    case AF_INET6:
      bytes[1] = D_AF_INET6;
      break;
    case AF_UNIX:
      bytes[1] = D_AF_UNIX;
      if (linux_length <= HEAD || *((const char *)linux_ + HEAD) == 0) {
        linux_length = HEAD;
        whole = NO_NAME;
      }
      break;
    default:
      whole = 0; /* a stream's recvfrom gives none */
  }
  if (whole) {
    memcpy(bytes + HEAD, (const unsigned char *)linux_ + HEAD, linux_length - HEAD);
    bytes[0] = (unsigned char)whole;
  }
  memcpy(darwin, bytes, *length < whole ? *length : whole);
  *length = whole;
}
