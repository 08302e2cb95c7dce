/*
 * A daemon that takes a socket as Apple's do, by its name, the argument, and answers one connection. It prints a line for
 * each call: who made it, the number it gave, and how many descriptors.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

typedef int activate_socket(const char *name, int **fds, size_t *cnt); /* <launch.h> */

static int call(const char *who, const char *name) {
    activate_socket *launch_activate_socket;
    *(void **)&launch_activate_socket = dlsym(RTLD_DEFAULT, "launch_activate_socket");
    int *fds = NULL;
    size_t count = 0;
    int number = launch_activate_socket(name, &fds, &count);
    int fd = count > 0 ? fds[0] : -1;
    printf("%s %d %zu", who, number, count);
    if (fd >= 0) printf(" FD_CLOEXEC %d O_NONBLOCK %d", fcntl(fd, F_GETFD), (fcntl(fd, F_GETFL) & O_NONBLOCK) != 0);
    puts("");
    fflush(stdout);
    free(fds);
    return fd;
}

static void in_child(int exec, char *self, char *name) {
    pid_t child = fork();
    if (child == 0) {
        if (exec) execl(self, self, "child", name, (char *)NULL);
        call("forked", name);
        _exit(0);
    }
    waitpid(child, NULL, 0);
}

int main(int argc, char **argv) {
    char *name = argv[argc - 1];
    if (strcmp(argv[1], "child") == 0) {
        call("child", name);
        const char *preload = getenv("LD_PRELOAD");
        printf("child's LD_PRELOAD is %s\n", preload == NULL ? "not set" : preload);
        return 0;
    }
    call("wrong", "Wrong");
    in_child(0, argv[0], name);
    in_child(1, argv[0], name);
    int listener = call("job", name);
    call("again", name);
    int client = accept(listener, NULL, NULL);
    return client >= 0 && write(client, "served", 6) == 6 ? 0 : 1;
}
