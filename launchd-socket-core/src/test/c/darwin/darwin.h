/*
 * Darwin's face over Linux: the calls of the C library that launchd-socket-core and launchd-testkit make natively, with the
 * numbers, layouts and refusals of macOS's kernel and none of Linux's. Files and lines are those of xnu-11417.101.15.
 *
 * What this library does not know, it refuses, also where xnu would ignore it: a number of Linux that strays into the macOS
 * branch of a program is found that way.
 */
#ifndef DARWIN_H
#define DARWIN_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <dlfcn.h>
#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>

#include "darwin_errno.h"

/* Defines a call under its own name; protected, so that the calls among each other do not go to the C library's. */
#define FACE(type, name, ...)                                                                                  \
  __attribute__((visibility("protected"))) type darwin_##name(__VA_ARGS__) __asm__(#name);                     \
  type darwin_##name(__VA_ARGS__)

/* The C library's call of that name. */
#define REAL(name) ((__typeof__(&(name)))dlsym(RTLD_NEXT, #name))

/* One number, or one bit, on either side. */
struct same {
  int darwin, linux_;
};
#define COUNT(table) (sizeof(table) / sizeof *(table))

/* What a flag word is on the other side; -1 if a bit of it has no meaning there. */
int flags_to_linux(const struct same *table, size_t count, int darwin);
int flags_to_darwin(const struct same *table, size_t count, int linux_);

/* darwin_errno.c */
int errno_to_darwin(int linux_);
int refuse(int darwin); /* sets errno, gives -1 */
long told(long result); /* translates errno if the result is -1 */

/* darwin_address.c */
int address_to_linux(const void *darwin, socklen_t length, struct sockaddr_storage *linux_, socklen_t *linux_length);
void address_to_darwin(const struct sockaddr_storage *linux_, socklen_t linux_length, void *darwin, socklen_t *length);

/* darwin_sockets.c */
int option_of_linux(int fd, int level, int name);
int is_disconnected(int fd);

/* darwin_signals.c */
int signal_to_linux(int darwin); /* -1 for one that Linux lacks */
int signal_to_darwin(int linux_);

#endif
