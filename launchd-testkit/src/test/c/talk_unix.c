/* talk_unix ask PATH: sends standard input to the Unix socket and prints the answer.
   talk_unix listen PATH: makes the socket, says so, and answers one client with standard input. */
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static void copy(int from, int to) {
  char buffer[4096];
  ssize_t count;
  while ((count = read(from, buffer, sizeof buffer)) > 0) {
    if (write(to, buffer, (size_t)count) != count) return;
  }
}

static int fail(const char *what) {
  perror(what);
  return 1;
}

int main(int argc, char **argv) {
  if (argc != 3) return 2;
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  strncpy(address.sun_path, argv[2], sizeof address.sun_path - 1);
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  if (strcmp(argv[1], "ask") == 0) {
    if (connect(fd, (struct sockaddr *)&address, sizeof address)) return fail("connect");
    copy(0, fd);
    shutdown(fd, SHUT_WR);
    copy(fd, 1);
    return 0;
  }
  if (bind(fd, (struct sockaddr *)&address, sizeof address)) return fail("bind");
  if (chmod(argv[2], 0666) || listen(fd, 1)) return fail("listen");
  puts("listens");
  fflush(stdout);
  int client = accept(fd, NULL, NULL);
  copy(0, client);
  return 0;
}
