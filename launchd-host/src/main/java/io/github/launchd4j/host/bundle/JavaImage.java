package io.github.launchd4j.host.bundle;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/**
 * A Java with some modules only, made by the jlink of the JDK that runs this: for the same system
 * and processor.
 *
 * @param modules their names
 * @param modulePath where those are that are not the JDK's
 */
public record JavaImage(List<String> modules, List<Path> modulePath) {

  /** What programs on the class path may expect of a Java, services included. */
  public static final List<String> FOR_CLASS_PATHS =
      List.of("java.se", "jdk.crypto.ec", "jdk.unsupported", "jdk.zipfs");

  public JavaImage {
    modules = List.copyOf(modules);
    modulePath = List.copyOf(modulePath);
  }

  /** Makes it in a folder that does not exist yet. */
  void make(Path folder) throws IOException {
    ToolProvider jlink =
        ToolProvider.findFirst("jlink")
            .orElseThrow(
                () ->
                    new IOException(
                        "there is no jlink in "
                            + System.getProperty("java.home")
                            + ", which is not a whole JDK; run Maven with one"));
    StringWriter output = new StringWriter();
    PrintWriter out = new PrintWriter(output, true);
    int status = jlink.run(out, out, arguments(folder).toArray(String[]::new));
    if (status != 0) {
      throw new IOException(
          "jlink failed with "
              + status
              + "; see docs/jlink.md for what it takes and what it does not\n"
              + output.toString().strip());
    }
  }

  private List<String> arguments(Path folder) {
    List<String> arguments = new ArrayList<>();
    if (!modulePath.isEmpty()) {
      arguments.add("--module-path");
      arguments.add(
          modulePath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    }
    arguments.addAll(List.of("--add-modules", String.join(",", modules)));
    arguments.addAll(List.of("--no-header-files", "--no-man-pages", "--output", folder.toString()));
    return arguments;
  }
}
