/* launch.h and xpc/xpc.h: a Mac has the calls in every process. A library that plays launchd is preloaded and so found before these. */
#include "darwin.h"

/* launchd did not start this process: ESRCH, as the result (launch.h of macOS 10.10). */
FACE(int, launch_activate_socket, const char *name, int **descriptors, size_t *count) {
  (void)name, (void)descriptors, (void)count;
  return D_ESRCH;
}

FACE(void, xpc_transaction_begin, void) {}

FACE(void, xpc_transaction_end, void) {}
