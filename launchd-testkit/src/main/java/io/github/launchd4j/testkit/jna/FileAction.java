package io.github.launchd4j.testkit.jna;

/** What posix_spawn does in the child, in order, before the program. */
public sealed interface FileAction {

  /** posix_spawn_file_actions_adddup2. */
  record Dup2(int from, int to) implements FileAction {}

  /** posix_spawn_file_actions_addclose. */
  record Close(int fd) implements FileAction {}

  /** posix_spawn_file_actions_addopen, with mode 0666 before the umask. */
  record Open(int fd, String path, int flags) implements FileAction {}

  /** posix_spawn_file_actions_addchdir_np. */
  record Chdir(String path) implements FileAction {}
}
