#include "darwin.h"

#include <grp.h>
#include <pwd.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* bsd/sys/wait.h:121 to 174. */
static const struct same WAIT[] = {
    {0x1, WNOHANG}, {0x4, WEXITED}, {0x8, WSTOPPED}, {0x10, WCONTINUED}, {0x20, WNOWAIT},
};

/* bsd/sys/signal.h:230: 104 bytes. */
struct darwin_siginfo {
  int signo, error, code, pid;
  unsigned uid;
  int status;
  void *address, *value;
  long band;
  unsigned long pad[7];
};
_Static_assert(sizeof(struct darwin_siginfo) == 104, "siginfo_t");

FACE(int, waitid, int type, unsigned id, struct darwin_siginfo *info, int options) {
  int wanted = flags_to_linux(WAIT, COUNT(WAIT), options);
  if (options == 0 || wanted < 0) return refuse(D_EINVAL); /* kern_exit.c:3155 */
  siginfo_t found = {0};
  if (told(REAL(waitid)((idtype_t)type, id, &found, wanted)) < 0) return -1;
  int exited = found.si_code == CLD_EXITED;
  memset(info, 0, sizeof *info);
  info->signo = found.si_signo ? signal_to_darwin(found.si_signo) : 0;
  info->code = found.si_code; /* CLD_EXITED is 1 and so on, on both */
  info->pid = found.si_pid;
  info->uid = found.si_uid;
  info->status = exited ? found.si_status : signal_to_darwin(found.si_status);
  return 0;
}

/* The status is built alike (bsd/sys/wait.h:140), of Darwin's signal numbers. */
FACE(int, waitpid, int pid, int *status, int options) {
  static const struct same OPTIONS[] = {{0x1, WNOHANG}, {0x2, WUNTRACED}, {0x10, WCONTINUED}};
  int wanted = flags_to_linux(OPTIONS, COUNT(OPTIONS), options), found = 0;
  if (wanted < 0) return refuse(D_EINVAL);
  pid = (int)told(REAL(waitpid)(pid, &found, wanted));
  if (pid > 0 && status) {
    if (WIFSIGNALED(found)) found = signal_to_darwin(WTERMSIG(found)) | (found & 0200);
    if (WIFSTOPPED(found)) found = signal_to_darwin(WSTOPSIG(found)) << 8 | 0177;
    if (WIFCONTINUED(found)) found = 0x13 << 8 | 0177; /* bsd/sys/wait.h:150 */
    *status = found;
  }
  return pid;
}

/* PRIO_PROCESS 0, PRIO_PGRP 1, PRIO_USER 2 on both (bsd/sys/resource.h:106); the others are Darwin's own. */
FACE(int, setpriority, int which, unsigned who, int value) {
  if (which < 0 || which > 2) return refuse(D_EINVAL);
  return (int)told(REAL(setpriority)((__priority_which_t)which, who, value));
}

FACE(int, getpid, void) { return REAL(getpid)(); }

FACE(unsigned, geteuid, void) { return REAL(geteuid)(); }

/* pwd.h of Libinfo: change and class stand before gecos. */
struct darwin_passwd {
  char *name, *passwd;
  unsigned uid, gid;
  long change;
  char *class, *gecos, *home, *shell;
  long expire;
};
_Static_assert(offsetof(struct darwin_passwd, home) == 48, "pw_dir");

static int entry(int error, struct passwd *found, struct darwin_passwd *into, struct darwin_passwd **result) {
  *result = found ? into : NULL;
  if (found) {
    *into = (struct darwin_passwd){.name = found->pw_name, .passwd = found->pw_passwd, .uid = found->pw_uid,
                                   .gid = found->pw_gid, .class = "", .gecos = found->pw_gecos,
                                   .home = found->pw_dir, .shell = found->pw_shell};
  }
  return errno_to_darwin(error);
}

FACE(int, getpwnam_r, const char *name, struct darwin_passwd *into, char *buffer, size_t size,
     struct darwin_passwd **result) {
  struct passwd passwd, *found = NULL;
  int error = REAL(getpwnam_r)(name, &passwd, buffer, size, &found);
  return entry(error, found, into, result);
}

FACE(int, getpwuid_r, unsigned uid, struct darwin_passwd *into, char *buffer, size_t size,
     struct darwin_passwd **result) {
  struct passwd passwd, *found = NULL;
  int error = REAL(getpwuid_r)(uid, &passwd, buffer, size, &found);
  return entry(error, found, into, result);
}

/* struct group is the same on both: grp.h of Libinfo. */
/* getgrouplist(3): with int where Linux has gid_t. */
FACE(int, getgrouplist, const char *name, int base, int *groups, int *count) {
  return REAL(getgrouplist)(name, (gid_t)base, (gid_t *)groups, count);
}

FACE(int, getgrnam_r, const char *name, struct group *into, char *buffer, size_t size, struct group **result) {
  return errno_to_darwin(REAL(getgrnam_r)(name, into, buffer, size, result));
}
