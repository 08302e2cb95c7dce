package io.github.launchd4j.socket.darwin;

import io.github.launchd4j.socket.jna.Kernel;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Runs a program on Darwin's face: {@code OnDarwin LIBRARY MAIN-CLASS ARGUMENT...}. */
public final class OnDarwin {
  private OnDarwin() {}

  public static void main(String[] args) throws Throwable {
    Kernel.standIn(Path.of(args[0]));
    Method main = Class.forName(args[1]).getDeclaredMethod("main", String[].class);
    main.setAccessible(true);
    try {
      main.invoke(null, (Object) Arrays.copyOfRange(args, 2, args.length));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** The words of a command line that name a program, which runs on the face that this JVM has. */
  public static List<String> program(Class<?> program) {
    String library = Kernel.libraryPath();
    return library == null
        ? List.of(program.getName())
        : List.of(OnDarwin.class.getName(), library, program.getName());
  }
}
