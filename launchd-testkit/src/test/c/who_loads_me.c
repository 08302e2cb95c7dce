/* A library that tells who loads it: the effective uid and the program, in the file with its own path and .log. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

__attribute__((constructor)) static void tell(void) {
  Dl_info self;
  char path[4096];
  if (dladdr((void *)tell, &self) == 0) return;
  snprintf(path, sizeof path, "%s.log", self.dli_fname);
  FILE *log = fopen(path, "a");
  if (log == NULL) return;
  fprintf(log, "%d %s\n", (int)geteuid(), program_invocation_short_name);
  fclose(log);
}
