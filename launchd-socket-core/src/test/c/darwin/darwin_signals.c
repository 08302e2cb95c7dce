#include "darwin.h"

#include <signal.h>
#include <stdio.h>
#include <dirent.h>
#include <stdlib.h>
#include <sys/types.h>

/* bsd/sys/signal.h:84 to 123, by Darwin's number. 0 for SIGEMT (7) and SIGINFO (29), which Linux lacks. */
static const int SIGNALS[32] = {
    0, SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGTRAP, SIGABRT, 0, SIGFPE, SIGKILL, SIGBUS,
    SIGSEGV, SIGSYS, SIGPIPE, SIGALRM, SIGTERM, SIGURG, SIGSTOP, SIGTSTP, SIGCONT, SIGCHLD,
    SIGTTIN, SIGTTOU, SIGIO, SIGXCPU, SIGXFSZ, SIGVTALRM, SIGPROF, SIGWINCH, 0, SIGUSR1, SIGUSR2,
};

int signal_to_linux(int darwin) {
  if (darwin == 0) return 0;
  return darwin > 0 && darwin < (int)COUNT(SIGNALS) && SIGNALS[darwin] ? SIGNALS[darwin] : -1;
}

/* SIGPWR, SIGSTKFLT and the real-time signals have no number on Darwin: 31 stands for them. */
int signal_to_darwin(int linux_) {
  for (int darwin = 0; darwin < (int)COUNT(SIGNALS); darwin++) {
    if (SIGNALS[darwin] == linux_) return darwin;
  }
  return 31;
}

/* Whether any process of the group is no zombie. */
static int has_living(int group) {
  DIR *processes = opendir("/proc");
  int living = 0;
  for (struct dirent *each; !living && processes && (each = readdir(processes));) {
    char path[300], state = 0;
    int of = 0;
    snprintf(path, sizeof path, "/proc/%s/stat", each->d_name);
    FILE *stat = atoi(each->d_name) > 0 ? fopen(path, "r") : NULL;
    if (stat) {
      if (fscanf(stat, "%*d (%*[^)]) %c %*d %d", &state, &of) == 2) living = of == group && state != 'Z' && state != 'X';
      fclose(stat);
    }
  }
  if (processes) closedir(processes);
  return living;
}

/* A group of zombies only: EPERM (kern_sig.c:1708, 1712). A zombie by itself: 0 (kern_sig.c:1389), as on Linux. */
FACE(int, kill, int pid, int signal) {
  int wanted = signal_to_linux(signal);
  if (wanted < 0) return refuse(D_EINVAL); /* kern_sig.c:1383 */
  int zombies = pid < -1 && REAL(kill)(pid, 0) == 0 && !has_living(-pid);
  return zombies ? refuse(D_EPERM) : (int)told(REAL(kill)(pid, wanted));
}

FACE(int, killpg, int group, int signal) { return darwin_kill(group == 0 ? 0 : -group, signal); }

/* sigset_t: 32 bits, bsd/sys/_types.h:96. */
FACE(int, sigemptyset, uint32_t *set) {
  *set = 0;
  return 0;
}

FACE(int, sigfillset, uint32_t *set) {
  *set = ~(uint32_t)0;
  return 0;
}
