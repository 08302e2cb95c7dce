package io.github.launchd4j.testkit.activation;

import io.github.launchd4j.socket.LaunchdSockets;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * A copy of the core as a plug-in carries it that was built by maven-shade-plugin or Gradle's
 * shadow with a relocation: names of classes, resources and string constants begin with another
 * package.
 */
final class Relocated {
  static final String PACKAGE = "elsewhere/socket";

  private static final String ORIGINAL = "io/github/launchd4j/socket";

  private Relocated() {}

  /** Makes the copy in a folder. */
  static Path core(Path folder) throws IOException, URISyntaxException {
    URI source = LaunchdSockets.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    Path location = Path.of(source);
    if (Files.isDirectory(location)) {
      copy(location.resolve(ORIGINAL), folder.resolve(PACKAGE));
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(location, Map.of())) {
        copy(jar.getPath(ORIGINAL), folder.resolve(PACKAGE));
      }
    }
    return folder;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        Files.createDirectories(target.getParent());
        byte[] bytes = Files.readAllBytes(each);
        Files.write(target, each.toString().endsWith(".class") ? relocate(bytes) : bytes);
      }
    }
  }

  private static byte[] relocate(byte[] code) {
    ClassWriter writer = new ClassWriter(0);
    Remapper remapper =
        new Remapper(Opcodes.ASM9) {
          @Override
          public String map(String name) {
            return name.startsWith(ORIGINAL) ? PACKAGE + name.substring(ORIGINAL.length()) : name;
          }

          @Override
          public Object mapValue(Object value) {
            String dotted = ORIGINAL.replace('/', '.');
            return value instanceof String text && text.startsWith(dotted)
                ? PACKAGE.replace('/', '.') + text.substring(dotted.length())
                : super.mapValue(value);
          }
        };
    new ClassReader(code).accept(new ClassRemapper(writer, remapper), 0);
    return writer.toByteArray();
  }
}
