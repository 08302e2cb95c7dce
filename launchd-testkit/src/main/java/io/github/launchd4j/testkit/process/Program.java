package io.github.launchd4j.testkit.process;

import io.github.launchd4j.plist.Job;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a job runs.
 *
 * @param file the program, an absolute path
 * @param argv its arguments, from {@code argv[0]} on, which need not be the file
 */
public record Program(String file, List<String> argv) {
  // _PATH_STDPATH (paths.h, macOS)
  public static final String STANDARD_PATH = "/usr/bin:/bin:/usr/sbin:/sbin";

  /**
   * Program and ProgramArguments as launchd.plist(5) combines them.
   *
   * @param root the folder that is / for the program
   * @throws IOException if there is no such program, or it cannot be executed
   */
  public static Program of(Job job, Path root) throws IOException {
    List<String> argv = job.programArguments();
    if (job.program().isPresent()) {
      String program = job.program().get();
      if (!program.startsWith("/")) {
        throw new IOException("Program \"" + program + "\" is not absolute");
      }
      return new Program(executable(program, root), argv.isEmpty() ? List.of(program) : argv);
    }
    if (argv.isEmpty()) {
      throw new IOException("the job has neither Program nor ProgramArguments");
    }
    return new Program(executable(find(argv.get(0), job), root), argv);
  }

  private static String find(String name, Job job) throws IOException {
    if (name.contains("/")) {
      return Path.of(job.workingDirectory().orElse("/")).resolve(name).toString();
    }
    for (String folder : STANDARD_PATH.split(":", -1)) {
      Path candidate = Path.of(folder, name);
      if (Files.isExecutable(candidate)) {
        return candidate.toString();
      }
    }
    throw new IOException(
        "the program \"%s\" is not in %s; write its absolute path".formatted(name, STANDARD_PATH));
  }

  private static String executable(String file, Path root) throws IOException {
    Path path = root.resolve(file.substring(1));
    if (!Files.exists(path)) {
      throw new IOException("the program \"" + file + "\" does not exist");
    }
    if (!Files.isRegularFile(path) || !Files.isExecutable(path)) {
      throw new IOException(
          "the program \"" + file + "\" cannot be executed; run chmod +x, or name its interpreter");
    }
    if (isTextWithoutInterpreter(path)) {
      throw new IOException(
          "the program \"%s\" is neither a binary nor a script with #!; name its interpreter in the first line"
              .formatted(file));
    }
    return file;
  }

  // A shell would run it anyway; posix_spawn(2), and so launchd, gives ENOEXEC.
  private static boolean isTextWithoutInterpreter(Path path) throws IOException {
    if (!Files.isReadable(path)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] start = in.readNBytes(4);
      boolean script = start.length > 1 && start[0] == '#' && start[1] == '!';
      boolean text = start.length == 0 || (start[0] >= '\t' && start[0] < 0x7f);
      return text && !script;
    }
  }
}
