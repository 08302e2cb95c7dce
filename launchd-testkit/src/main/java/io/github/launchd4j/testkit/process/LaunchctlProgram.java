package io.github.launchd4j.testkit.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * A program called launchctl that sends its commands to an emulator: built by cc, so that it starts
 * as fast as the real one, or a script that starts Java where there is none.
 */
public final class LaunchctlProgram {
  private static final String SOURCE = "launchctl.c";

  private LaunchctlProgram() {}

  /**
   * Writes it.
   *
   * @param folder made if it is not there
   * @param socket the control socket of the emulator
   * @param main the class whose main does the same in Java, with the socket as its first argument
   */
  public static Path write(Path folder, Path socket, Path cc, Class<?> main) throws IOException {
    Files.createDirectories(folder);
    Path program = folder.toAbsolutePath().resolve("launchctl");
    String path = socket.toAbsolutePath().toString();
    if (Files.isExecutable(cc)) {
      String literal = "\"" + path.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
      LaunchLibrary.run(
          List.of(
              cc.toString(), "-O1", "-DSOCKET=" + literal, "-xc", "-o", program.toString(), "-"),
          Map.of(),
          LaunchLibrary.source(SOURCE));
    } else {
      Files.deleteIfExists(program);
      Files.writeString(program, script(path, main));
    }
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return program;
  }

  private static String script(String socket, Class<?> main) {
    return String.join(
        " ",
        "#!/bin/sh\nexec",
        ExecShell.quote(
            System.getProperty("java.home") + File.separator + "bin" + File.separator + "java"),
        "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp",
        ExecShell.quote(System.getProperty("java.class.path")),
        main.getName(),
        ExecShell.quote(socket),
        "\"$@\"\n");
  }
}
