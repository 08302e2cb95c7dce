package io.github.launchd4j.socket.darwin;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Builds the library with this machine's C compiler, once for each state of its sources. */
public final class DarwinLibrary {
  private static final List<String> SOURCES =
      List.of(
          "darwin_address.c",
          "darwin_errno.c",
          "darwin_files.c",
          "darwin_launch.c",
          "darwin_libproc.c",
          "darwin_messages.c",
          "darwin_options.c",
          "darwin_processes.c",
          "darwin_signals.c",
          "darwin_sockets.c",
          "darwin_spawn.c");
  private static final List<String> HEADERS = List.of("darwin.h", "darwin_errno.h");
  private static final List<String> CC =
      List.of(
          "cc",
          "-std=gnu11",
          "-Wall",
          "-Wextra",
          "-Werror",
          "-fvisibility=hidden",
          "-fPIC",
          "-shared");

  private DarwinLibrary() {}

  /** Why it cannot be built here; empty if it can. */
  public static Optional<String> obstacle() {
    String system = System.getProperty("os.name");
    if (!system.equals("Linux")) {
      return Optional.of("Darwin's face is put over Linux, and this is " + system);
    }
    boolean compiler =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(folder -> new File(folder, "cc").canExecute());
    return compiler
        ? Optional.empty()
        : Optional.of("no C compiler: cc is not on the PATH, so Darwin's face cannot be built");
  }

  /** The library, below the module's target. */
  public static Path build() throws IOException {
    Path parent = Files.createDirectories(Path.of("target", "darwin").toAbsolutePath());
    Path folder = Files.createTempDirectory(parent, "sources"); // others may build at once
    CRC32 sum = new CRC32();
    for (String name : HEADERS) {
      sum.update(copy(name, folder));
    }
    for (String name : SOURCES) {
      sum.update(copy(name, folder));
    }
    Path library = parent.resolve("libdarwin-" + Long.toHexString(sum.getValue()) + ".so");
    if (!Files.exists(library)) {
      Path made = Files.createTempFile(folder, "libdarwin", ".so");
      compile(folder, made);
      Files.move(made, library, StandardCopyOption.ATOMIC_MOVE);
    }
    try (Stream<Path> sources = Files.list(folder)) {
      for (Path source : sources.toList()) {
        Files.delete(source);
      }
    }
    Files.delete(folder);
    return library;
  }

  private static byte[] copy(String name, Path folder) throws IOException {
    try (InputStream source = DarwinLibrary.class.getResourceAsStream(name)) {
      if (source == null) {
        throw new IOException(name + " is not among the test resources of launchd-socket-core");
      }
      byte[] bytes = source.readAllBytes();
      Files.write(folder.resolve(name), bytes);
      return bytes;
    }
  }

  private static void compile(Path folder, Path library) throws IOException {
    List<String> command = new ArrayList<>(CC);
    command.addAll(List.of("-o", library.toString()));
    command.addAll(SOURCES);
    command.add("-ldl");
    Process cc = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    int status = cc.onExit().join().exitValue();
    if (status != 0) {
      throw new IOException("exit status " + status + " of " + String.join(" ", command));
    }
  }
}
