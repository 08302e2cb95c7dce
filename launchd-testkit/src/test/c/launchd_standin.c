/*
 * A stand-in for launch_activate_socket and for xpc_transaction_begin and _end, with Apple's prototypes (<launch.h>, macOS
 * 10.10; <xpc/xpc.h>), so that the
 * real native path of launchd-socket-core runs on a machine without launchd. It knows nothing of Java.
 *
 * LAUNCHD_STANDIN says what the job has, e.g. "Listeners=tcp4,tcp6;Gone=missing;Odd=error:118":
 *
 *   tcp4 tcp6 unix:PATH   a listening socket (tcp on a free port of the loopback address)
 *   udp4                  a datagram socket, bound
 *   unbound               a datagram socket, not bound
 *   connected             a connected socket, whose other end is kept open
 *   bound                 what launchd delivers where listen(2) failed: bound, not listening
 *   missing               -1, where launchd could not open the socket at all
 *   file                  a descriptor that is no socket
 *   (nothing)             success with a count of 0, and an array to free all the same
 *   error:N               the number N instead of descriptors
 *
 * The name "*" stands for every name. With LAUNCHD_STANDIN_REPEAT set, a name may be asked for again and again.
 *
 * Unset means that launchd did not start this process: ESRCH. A name that is not there gives ENOENT, as the man page
 * promises; with LAUNCHD_STANDIN_UNKNOWN=N it gives N, since ESRCH was seen on real Macs. A name asked for twice gives
 * EALREADY. The numbers are macOS's.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { MACOS_ENOENT = 2, MACOS_ESRCH = 3, MACOS_EALREADY = 37, MOST = 64, NAMES = 4096 };

static char activated[NAMES][64];
static int activated_count;

/* Counted so that a test can see that every array is freed: told when the process ends. */
static long arrays_given;
static long arrays_freed;
static void *last_array;

static long transactions_begun;
static long transactions_ended;

void xpc_transaction_begin(void) { transactions_begun++; }
void xpc_transaction_end(void) { transactions_ended++; }

__attribute__((destructor)) static void tell(void) {
    fprintf(stderr, "launchd_standin: %ld arrays given, %ld freed\n", arrays_given, arrays_freed);
    fprintf(stderr, "launchd_standin: %ld transactions begun, %ld ended\n", transactions_begun, transactions_ended);
}

#ifdef __GLIBC__
/* Takes the place of the C library's where this library is preloaded. */
extern void __libc_free(void *);

void free(void *memory) {
    if (memory != NULL && memory == last_array) {
        last_array = NULL;
        arrays_freed++;
    }
    __libc_free(memory);
}
#endif

static int listening(int fd, const struct sockaddr *address, socklen_t length) {
    return bind(fd, address, length) == 0 && listen(fd, 128) == 0 ? fd : -1;
}

static int open_bound4(int type) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int fd = socket(AF_INET, type, 0);
    return bind(fd, (struct sockaddr *)&address, sizeof address) == 0 ? fd : -1;
}

static int open_tcp4(void) {
    int fd = open_bound4(SOCK_STREAM);
    return listen(fd, 128) == 0 ? fd : -1;
}

static int open_connected(void) {
    int pair[2];
    return socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0 ? pair[0] : -1;
}

static int open_tcp6(void) {
    struct sockaddr_in6 address = {.sin6_family = AF_INET6, .sin6_addr = IN6ADDR_LOOPBACK_INIT};
    return listening(socket(AF_INET6, SOCK_STREAM, 0), (struct sockaddr *)&address, sizeof address);
}

static int open_unix(const char *path) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    strncpy(address.sun_path, path, sizeof address.sun_path - 1);
    unlink(path);
    return listening(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr *)&address, sizeof address);
}

static int open_item(const char *item) {
    if (strcmp(item, "tcp4") == 0) return open_tcp4();
    if (strcmp(item, "bound") == 0) return open_bound4(SOCK_STREAM);
    if (strcmp(item, "tcp6") == 0) return open_tcp6();
    if (strncmp(item, "unix:", 5) == 0) return open_unix(item + 5);
    if (strcmp(item, "udp4") == 0) return open_bound4(SOCK_DGRAM);
    if (strcmp(item, "unbound") == 0) return socket(AF_INET, SOCK_DGRAM, 0);
    if (strcmp(item, "connected") == 0) return open_connected();
    if (strcmp(item, "file") == 0) return open("/dev/null", O_RDONLY);
    if (strcmp(item, "missing") == 0) return -1;
    fprintf(stderr, "launchd_standin: unknown item \"%s\"\n", item);
    abort();
}

/* The items of a name, or NULL; the caller frees. */
static char *items_of(const char *name, const char *jobs_sockets) {
    size_t length = strlen(name);
    for (const char *entry = jobs_sockets; entry != NULL && *entry != '\0';) {
        const char *end = entry + strcspn(entry, ";");
        int named = strncmp(entry, name, length) == 0 && entry[length] == '=';
        if (named || strncmp(entry, "*=", 2) == 0) {
            const char *items = strchr(entry, '=') + 1;
            return strndup(items, (size_t)(end - items));
        }
        entry = *end == ';' ? end + 1 : NULL;
    }
    return NULL;
}

static int already_activated(const char *name) {
    for (int i = 0; i < activated_count; i++) {
        if (strcmp(activated[i], name) == 0) return 1;
    }
    if (activated_count < NAMES) {
        snprintf(activated[activated_count++], sizeof activated[0], "%s", name);
    }
    return 0;
}

int launch_activate_socket(const char *name, int **fds, size_t *cnt) {
    const char *jobs_sockets = getenv("LAUNCHD_STANDIN");
    if (jobs_sockets == NULL) return MACOS_ESRCH;

    char *items = items_of(name, jobs_sockets);
    if (items == NULL) {
        const char *unknown = getenv("LAUNCHD_STANDIN_UNKNOWN");
        return unknown == NULL ? MACOS_ENOENT : atoi(unknown);
    }
    if (strncmp(items, "error:", 6) == 0) {
        int number = atoi(items + 6);
        free(items);
        return number;
    }
    if (getenv("LAUNCHD_STANDIN_REPEAT") == NULL && already_activated(name)) {
        free(items);
        return MACOS_EALREADY;
    }
    int *array = malloc(MOST * sizeof *array);
    size_t count = 0;
    char *rest = items;
    for (char *item; (item = strsep(&rest, ",")) != NULL && count < MOST;) {
        if (*item != '\0') array[count++] = open_item(item);
    }
    free(items);
    arrays_given++;
    last_array = array;
    *fds = array;
    *cnt = count;
    return 0;
}
