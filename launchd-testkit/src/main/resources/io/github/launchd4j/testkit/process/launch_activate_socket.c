/*
 * launch_activate_socket (<launch.h>, macOS 10.10) and the transactions of <xpc/xpc.h> (macOS 10.7), with Apple's
 * prototypes and macOS's numbers. The emulator preloads this library into its jobs, and configures it by the environment:
 *
 *   LAUNCHD_EMULATOR_PID      the process of the job. launchd serves no other, so that its children get ESRCH (inferred)
 *   LAUNCHD_EMULATOR_SOCKETS  the name of each descriptor from 3 on, in hexadecimal digits, each with a colon after it
 *   LAUNCHD_EMULATOR_STATE    a file that the emulator reads: struct state
 *
 * A start script that becomes the program by exec leaves the variables as they are. Any other process removes them from
 * its environment, and this library from its LD_PRELOAD.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* xnu, bsd/sys/errno.h; Linux's EALREADY is 114. */
enum { MACOS_ESRCH = 3, MACOS_ENOMEM = 12, MACOS_EALREADY = 37 };

enum { FIRST_SOCKET = 3 };

struct state {
    int32_t transactions; /* open now */
    char activated[];     /* one for each socket; kept over exec, as launchd keeps it for the life of a process */
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pid_t job; /* 0 if this process is not the job */
static const char *sockets;
static size_t socket_count;
static struct state *state;

static void leave_environment(void) {
    char *preload = getenv("LD_PRELOAD");
    Dl_info library;
    char *own = NULL;
    if (preload != NULL && dladdr((void *)leave_environment, &library) != 0) own = strstr(preload, library.dli_fname);
    if (own != NULL) {
        char *rest = own + strlen(library.dli_fname);
        rest += *rest == ':';
        memmove(own, rest, strlen(rest) + 1);
        if (*preload == '\0') unsetenv("LD_PRELOAD");
    }
    unsetenv("LAUNCHD_EMULATOR_PID");
    unsetenv("LAUNCHD_EMULATOR_SOCKETS");
    unsetenv("LAUNCHD_EMULATOR_STATE");
}

/* State that the emulator does not see, if the file has gone. */
static struct state *map_state(const char *path, size_t size) {
    int fd = open(path, O_RDWR | O_CLOEXEC);
    void *mapped = fd < 0 ? MAP_FAILED : mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (fd >= 0) close(fd);
    return mapped == MAP_FAILED ? calloc(1, size) : mapped;
}

__attribute__((constructor)) static void read_environment(void) {
    const char *pid = getenv("LAUNCHD_EMULATOR_PID");
    const char *names = getenv("LAUNCHD_EMULATOR_SOCKETS");
    const char *path = getenv("LAUNCHD_EMULATOR_STATE");
    if (pid == NULL || names == NULL || path == NULL) return;
    if (strtol(pid, NULL, 10) != getpid()) {
        leave_environment();
        return;
    }
    sockets = strdup(names); /* the program may change its environment */
    for (const char *c = names; *c != '\0'; c++) socket_count += *c == ':';
    state = map_state(path, sizeof *state + socket_count);
    if (sockets != NULL && state != NULL) job = getpid();
}

static int is_job(void) { return job == getpid(); /* not so in a child that only forked */ }

static int is_name(const char *hexadecimal, const char *name) {
    for (; *name != '\0'; name++, hexadecimal += 2) {
        char digits[3];
        snprintf(digits, sizeof digits, "%02x", (unsigned char)*name);
        if (strncmp(hexadecimal, digits, 2) != 0) return 0;
    }
    return *hexadecimal == ':';
}

/* ENOENT is documented for a name that the job does not have; ESRCH is what was seen on real Macs. */
static int activate(const char *name, int *array, size_t *count) {
    int number = MACOS_ESRCH;
    const char *each = sockets;
    for (size_t i = 0; i < socket_count; i++, each = strchr(each, ':') + 1) {
        if (!is_name(each, name)) continue;
        if (state->activated[i]) return MACOS_EALREADY;
        state->activated[i] = 1;
        int fd = FIRST_SOCKET + (int)i;
        array[(*count)++] = fcntl(fd, F_SETFD, FD_CLOEXEC) == 0 ? fd : -1; /* the job may have closed it */
        number = 0;
    }
    return number;
}

int launch_activate_socket(const char *name, int **fds, size_t *cnt) {
    if (!is_job()) return MACOS_ESRCH;
    int *array = malloc((socket_count + 1) * sizeof *array);
    if (array == NULL) return MACOS_ENOMEM;
    size_t count = 0;
    pthread_mutex_lock(&lock);
    int number = activate(name, array, &count);
    pthread_mutex_unlock(&lock);
    if (number != 0) {
        free(array);
        return number;
    }
    *fds = array;
    *cnt = count;
    return 0;
}

static void add_transactions(int32_t change) {
    if (is_job()) __atomic_add_fetch(&state->transactions, change, __ATOMIC_SEQ_CST);
}

void xpc_transaction_begin(void) { add_transactions(1); }

void xpc_transaction_end(void) { add_transactions(-1); }
