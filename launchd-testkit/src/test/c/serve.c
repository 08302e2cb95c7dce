/* Answers connections on descriptor 3, one after the other, for ever. On standard output: 'a' before a connection is
   accepted, 'd' when it has been answered. */
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void) {
  struct pollfd listener = {.fd = 3, .events = POLLIN};
  for (;;) {
    if (poll(&listener, 1, -1) != 1 || write(1, "a", 1) != 1) {
      return 1;
    }
    int client = accept(3, 0, 0);
    if (client < 0 || write(client, "ok", 2) != 2 || close(client) != 0 || write(1, "d", 1) != 1) {
      return 1;
    }
  }
}
