/* posix_spawn: attributes and file actions are pointers to what the library keeps (bsd/sys/spawn.h, libsyscall/wrappers/spawn). */
#include "darwin.h"

#include <signal.h>
#include <spawn.h>
#include <stdlib.h>

int open_flags_to_linux(int darwin);

#define OPEN_MAX 10240 /* bsd/sys/syslimits.h */

struct action {
  enum { OPEN, DUP2, CLOSE, CHDIR } type;
  int fd, from, flags, mode;
  char path[1024]; /* PATH_MAX, bsd/sys/syslimits.h */
};

struct actions {
  int count;
  struct action *each;
};

struct attributes {
  int flags, group;
  uint32_t mask, defaults;
};

/* bsd/sys/spawn.h:45 to 73; START_SUSPENDED, SETEXEC and the private ones are not played. */
enum { CLOEXEC_DEFAULT = 0x4000 };
static const struct same SPAWN_FLAGS[] = {
    {0x1, POSIX_SPAWN_RESETIDS}, {0x2, POSIX_SPAWN_SETPGROUP}, {0x4, POSIX_SPAWN_SETSIGDEF},
    {0x8, POSIX_SPAWN_SETSIGMASK}, {0x400, POSIX_SPAWN_SETSID}, {CLOEXEC_DEFAULT, 0},
};

/* The error number is the result, in the whole family. */
static struct action *add(struct actions **actions, int type, int fd) {
  if (!actions || !*actions) return NULL;
  struct action *more = realloc((*actions)->each, ((*actions)->count + 1) * sizeof *more);
  if (!more) return NULL;
  (*actions)->each = more;
  struct action *added = &more[(*actions)->count++];
  memset(added, 0, sizeof *added);
  added->type = type;
  added->fd = fd;
  return added;
}

static int is_number(int fd) { return fd >= 0 && fd < OPEN_MAX; } /* posix_spawn.c:1639: otherwise EBADF */

FACE(int, posix_spawn_file_actions_init, struct actions **actions) {
  *actions = calloc(1, sizeof **actions);
  return *actions ? 0 : D_ENOMEM;
}

FACE(int, posix_spawn_file_actions_destroy, struct actions **actions) {
  free((*actions)->each);
  free(*actions);
  *actions = NULL; /* posix_spawn.c:1528 */
  return 0;
}

FACE(int, posix_spawn_file_actions_addopen, struct actions **actions, int fd, const char *path, int flags,
     uint16_t mode) {
  if (!is_number(fd)) return D_EBADF;
  if (strlen(path) >= sizeof((struct action *)0)->path) return D_ENAMETOOLONG;
  int wanted = open_flags_to_linux(flags);
  struct action *open = wanted < 0 ? NULL : add(actions, OPEN, fd);
  if (!open) return D_EINVAL;
  open->flags = wanted;
  open->mode = mode;
  strcpy(open->path, path);
  return 0;
}

FACE(int, posix_spawn_file_actions_adddup2, struct actions **actions, int from, int to) {
  if (!is_number(from) || !is_number(to)) return D_EBADF;
  struct action *dup = add(actions, DUP2, to);
  if (!dup) return D_EINVAL;
  dup->from = from;
  return 0;
}

FACE(int, posix_spawn_file_actions_addclose, struct actions **actions, int fd) {
  if (!is_number(fd)) return D_EBADF;
  return add(actions, CLOSE, fd) ? 0 : D_EINVAL;
}

FACE(int, posix_spawn_file_actions_addchdir_np, struct actions **actions, const char *path) {
  if (strlen(path) >= sizeof((struct action *)0)->path) return D_ENAMETOOLONG;
  struct action *chdir = add(actions, CHDIR, -1);
  if (!chdir) return D_EINVAL;
  strcpy(chdir->path, path);
  return 0;
}

FACE(int, posix_spawnattr_init, struct attributes **attributes) {
  *attributes = calloc(1, sizeof **attributes);
  return *attributes ? 0 : D_ENOMEM;
}

FACE(int, posix_spawnattr_destroy, struct attributes **attributes) {
  free(*attributes);
  *attributes = NULL;
  return 0;
}

FACE(int, posix_spawnattr_setflags, struct attributes **attributes, short flags) {
  if (flags_to_linux(SPAWN_FLAGS, COUNT(SPAWN_FLAGS), flags) < 0) return D_EINVAL;
  (*attributes)->flags = flags;
  return 0;
}

FACE(int, posix_spawnattr_setpgroup, struct attributes **attributes, int group) {
  (*attributes)->group = group;
  return 0;
}

FACE(int, posix_spawnattr_setsigmask, struct attributes **attributes, const uint32_t *mask) {
  (*attributes)->mask = *mask;
  return 0;
}

FACE(int, posix_spawnattr_setsigdefault, struct attributes **attributes, const uint32_t *signals) {
  (*attributes)->defaults = *signals;
  return 0;
}

/* A full set means the signals that Darwin lacks too. */
static sigset_t set_to_linux(uint32_t darwin) {
  sigset_t set;
  if (darwin == ~(uint32_t)0) {
    REAL(sigfillset)(&set);
    return set;
  }
  REAL(sigemptyset)(&set);
  for (int signal = 1; signal < 32; signal++) {
    if (darwin >> (signal - 1) & 1 && signal_to_linux(signal) > 0) sigaddset(&set, signal_to_linux(signal));
  }
  return set;
}

/* What stays open under CLOEXEC_DEFAULT: what dup2 and open made, also if a later action closed it (kern_exec.c:3276). */
static void close_the_rest(const struct actions *actions, posix_spawn_file_actions_t *linux_) {
  char made[OPEN_MAX] = {0};
  int next = 0;
  for (int i = 0; actions && i < actions->count; i++) {
    const struct action *each = &actions->each[i];
    if (each->type == OPEN || each->type == DUP2) {
      made[each->fd] = 1;
      if (each->fd >= next) next = each->fd + 1;
    }
  }
  for (int fd = 0; fd < next; fd++) {
    if (!made[fd]) REAL(posix_spawn_file_actions_addclose)(linux_, fd);
  }
  REAL(posix_spawn_file_actions_addclosefrom_np)(linux_, next);
}

static void actions_to_linux(const struct actions *actions, posix_spawn_file_actions_t *linux_) {
  for (int i = 0; actions && i < actions->count; i++) {
    const struct action *each = &actions->each[i];
    switch (each->type) {
      case OPEN:
        REAL(posix_spawn_file_actions_addopen)(linux_, each->fd, each->path, each->flags, each->mode);
        break;
      case DUP2:
        REAL(posix_spawn_file_actions_adddup2)(linux_, each->from, each->fd);
        break;
      case CLOSE:
        REAL(posix_spawn_file_actions_addclose)(linux_, each->fd);
        break;
      case CHDIR:
        REAL(posix_spawn_file_actions_addchdir_np)(linux_, each->path);
    }
  }
}

FACE(int, posix_spawn, int *pid, const char *path, struct actions *const *actions, struct attributes *const *attributes,
     char *const argv[], char *const envp[]) {
  posix_spawn_file_actions_t linux_;
  posix_spawnattr_t attr;
  REAL(posix_spawn_file_actions_init)(&linux_);
  REAL(posix_spawnattr_init)(&attr);
  actions_to_linux(actions ? *actions : NULL, &linux_);
  if (attributes && *attributes) {
    const struct attributes *wanted = *attributes;
    sigset_t mask = set_to_linux(wanted->mask), defaults = set_to_linux(wanted->defaults);
    REAL(posix_spawnattr_setflags)(&attr, (short)flags_to_linux(SPAWN_FLAGS, COUNT(SPAWN_FLAGS), wanted->flags));
    REAL(posix_spawnattr_setpgroup)(&attr, wanted->group);
    REAL(posix_spawnattr_setsigmask)(&attr, &mask);
    REAL(posix_spawnattr_setsigdefault)(&attr, &defaults);
    if (wanted->flags & CLOEXEC_DEFAULT) close_the_rest(actions ? *actions : NULL, &linux_);
  }
  int error = REAL(posix_spawn)(pid, path, &linux_, &attr, argv, envp);
  REAL(posix_spawn_file_actions_destroy)(&linux_);
  REAL(posix_spawnattr_destroy)(&attr);
  return errno_to_darwin(error);
}
