#include "darwin.h"

/*
 * <launch.h> and <xpc/xpc.h>, in libSystem: what a process finds that launchd did not start. A library that is preloaded
 * comes before this one.
 */
FACE(int, launch_activate_socket, const char *name, int **fds, size_t *count) {
  (void)name;
  *fds = NULL;
  *count = 0;
  return 3; /* ESRCH */
}

FACE(void, xpc_transaction_begin, void) {}

FACE(void, xpc_transaction_end, void) {}
