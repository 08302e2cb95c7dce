#include "darwin.h"

/* 1 to 34 are the same on both, as in Version 7 and System V; without 11, which is EDEADLK in BSD and EAGAIN here. */
#define LAST_COMMON 34

/* Linux's asm-generic/errno.h: x86-64, arm64. EOPNOTSUPP is ENOTSUP too in Linux; sockets give the former. */
static const unsigned char ABOVE[EHWPOISON + 1] = {
    [EDEADLK] = D_EDEADLK, [ENAMETOOLONG] = D_ENAMETOOLONG, [ENOLCK] = D_ENOLCK, [ENOSYS] = D_ENOSYS,
    [ENOTEMPTY] = D_ENOTEMPTY, [ELOOP] = D_ELOOP, [ENOMSG] = D_ENOMSG, [EIDRM] = D_EIDRM, [ENOSTR] = D_ENOSTR,
    [ENODATA] = D_ENODATA, [ETIME] = D_ETIME, [ENOSR] = D_ENOSR, [EREMOTE] = D_EREMOTE, [ENOLINK] = D_ENOLINK,
    [EPROTO] = D_EPROTO, [EMULTIHOP] = D_EMULTIHOP, [EBADMSG] = D_EBADMSG, [EOVERFLOW] = D_EOVERFLOW,
    [EILSEQ] = D_EILSEQ, [EUSERS] = D_EUSERS, [ENOTSOCK] = D_ENOTSOCK, [EDESTADDRREQ] = D_EDESTADDRREQ,
    [EMSGSIZE] = D_EMSGSIZE, [EPROTOTYPE] = D_EPROTOTYPE, [ENOPROTOOPT] = D_ENOPROTOOPT,
    [EPROTONOSUPPORT] = D_EPROTONOSUPPORT, [ESOCKTNOSUPPORT] = D_ESOCKTNOSUPPORT, [EOPNOTSUPP] = D_EOPNOTSUPP,
    [EPFNOSUPPORT] = D_EPFNOSUPPORT, [EAFNOSUPPORT] = D_EAFNOSUPPORT, [EADDRINUSE] = D_EADDRINUSE,
    [EADDRNOTAVAIL] = D_EADDRNOTAVAIL, [ENETDOWN] = D_ENETDOWN, [ENETUNREACH] = D_ENETUNREACH,
    [ENETRESET] = D_ENETRESET, [ECONNABORTED] = D_ECONNABORTED, [ECONNRESET] = D_ECONNRESET, [ENOBUFS] = D_ENOBUFS,
    [EISCONN] = D_EISCONN, [ENOTCONN] = D_ENOTCONN, [ESHUTDOWN] = D_ESHUTDOWN, [ETOOMANYREFS] = D_ETOOMANYREFS,
    [ETIMEDOUT] = D_ETIMEDOUT, [ECONNREFUSED] = D_ECONNREFUSED, [EHOSTDOWN] = D_EHOSTDOWN,
    [EHOSTUNREACH] = D_EHOSTUNREACH, [EALREADY] = D_EALREADY, [EINPROGRESS] = D_EINPROGRESS, [ESTALE] = D_ESTALE,
    [EDQUOT] = D_EDQUOT, [ECANCELED] = D_ECANCELED, [EOWNERDEAD] = D_EOWNERDEAD,
    [ENOTRECOVERABLE] = D_ENOTRECOVERABLE,
};

/* A number that Darwin lacks (ECHRNG, EBADE, ENOTUNIQ, ENOMEDIUM, EKEYEXPIRED and their kind) is EINVAL. */
int errno_to_darwin(int linux_) {
  if (linux_ == EAGAIN) return D_EAGAIN;
  if (linux_ <= LAST_COMMON) return linux_;
  int darwin = linux_ < (int)COUNT(ABOVE) ? ABOVE[linux_] : 0;
  return darwin ? darwin : D_EINVAL;
}

int refuse(int darwin) {
  errno = darwin;
  return -1;
}

long told(long result) {
  if (result == -1) errno = errno_to_darwin(errno);
  return result;
}

int flags_to_linux(const struct same *table, size_t count, int darwin) {
  int linux_ = 0;
  for (size_t i = 0; i < count; i++) {
    if (darwin & table[i].darwin) linux_ |= table[i].linux_;
    darwin &= ~table[i].darwin;
  }
  return darwin ? -1 : linux_;
}

int flags_to_darwin(const struct same *table, size_t count, int linux_) {
  int darwin = 0;
  for (size_t i = 0; i < count; i++) {
    if ((linux_ & table[i].linux_) == table[i].linux_) darwin |= table[i].darwin;
  }
  return darwin;
}
