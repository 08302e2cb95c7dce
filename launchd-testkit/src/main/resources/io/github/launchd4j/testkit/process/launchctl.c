/*
 * A launchctl that speaks to the emulator: one word a line and an empty line go to its control socket; the exit status
 * and the stream on a line, and a text come back. SOCKET is defined when this is built. Error texts go to standard error, the number is the exit
 * status, as with launchctl(1). asuser UID COMMAND... runs the command as the same user, whose launchctl then means the
 * domains of UID.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#define ASUSER "LAUNCHD_EMULATOR_ASUSER"

static int trouble(const char *what) {
  fprintf(stderr, "launchctl: %s: %s\n", what, errno ? strerror(errno) : "failed");
  return 1;
}

/* The verbs that take files, which are relative to the folder of this process and not of the emulator. */
static int takes_files(const char *verb) {
  const char *verbs[] = {"load", "unload", "bootstrap", "bootout"};
  for (unsigned i = 0; i < sizeof verbs / sizeof *verbs; i++) {
    if (strcmp(verb, verbs[i]) == 0) {
      return 1;
    }
  }
  return 0;
}

static void put(FILE *out, const char *verb, const char *word) {
  char here[4096];
  struct stat file;
  if (takes_files(verb) && word[0] != '/' && word[0] != '-' && stat(word, &file) == 0
      && getcwd(here, sizeof here) != NULL) {
    fprintf(out, "%s/", here);
  }
  fprintf(out, "%s\n", word);
}

static int answer(FILE *in) {
  char line[4096];
  int number, stream;
  if (fgets(line, sizeof line, in) == NULL || sscanf(line, "%d %d", &number, &stream) != 2) {
    errno = 0;
    return trouble("the emulator did not answer");
  }
  while (fgets(line, sizeof line, in) != NULL) {
    fputs(line, stream == 1 ? stdout : stderr);
  }
  return number;
}

int main(int argc, char **argv) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  struct stat owner;
  int descriptor = socket(AF_UNIX, SOCK_STREAM, 0);
  if (argc > 3 && strcmp(argv[1], "asuser") == 0) {
    setenv(ASUSER, argv[2], 1);
    execvp(argv[3], argv + 3);
    return trouble(argv[3]);
  }
  strncpy(address.sun_path, SOCKET, sizeof address.sun_path - 1);
  if (lstat(SOCKET, &owner) != 0 || (owner.st_uid != geteuid() && owner.st_uid != 0)
      || connect(descriptor, (struct sockaddr *)&address, sizeof address) != 0) {
    return trouble("no emulator of this user listens at " SOCKET);
  }
  FILE *out = fdopen(descriptor, "r+");
  if (out == NULL) {
    return trouble("the control socket");
  }
  if (getenv(ASUSER) != NULL) {
    fprintf(out, "asuser\n%s\n", getenv(ASUSER));
  }
  for (int i = 1; i < argc; i++) {
    if (strchr(argv[i], '\n') != NULL || argv[i][0] == '\0') {
      errno = EINVAL;
      return trouble("a word is empty or holds a line break");
    }
    put(out, argv[1], argv[i]);
  }
  fputs("\n", out);
  fflush(out);
  return answer(out);
}
