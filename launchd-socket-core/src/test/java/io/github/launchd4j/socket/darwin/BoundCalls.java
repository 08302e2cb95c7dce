package io.github.launchd4j.socket.darwin;

import com.sun.jna.Function;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The calls of C that a binding names by its methods. */
public final class BoundCalls {
  private BoundCalls() {}

  /** The methods that are calls: neither private nor static, or native. */
  public static Stream<Method> of(Class<?> binding) {
    return Arrays.stream(binding.getDeclaredMethods())
        .filter(method -> !method.isSynthetic() && method.getReturnType() != Function.class)
        .filter(
            method ->
                (method.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC)) == 0
                    || Modifier.isNative(method.getModifiers()));
  }

  /** Those that the library does not have itself: a look-up in it would find the C library's. */
  public static Set<String> missing(Class<?> binding) throws IOException {
    Set<String> names =
        of(binding).map(Method::getName).collect(Collectors.toCollection(TreeSet::new));
    names.removeAll(defined());
    return names;
  }

  private static Set<String> defined() throws IOException {
    Process nm =
        new ProcessBuilder("nm", "-D", "--defined-only", DarwinLibrary.build().toString()).start();
    String symbols = new String(nm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return symbols
        .lines()
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .collect(Collectors.toSet());
  }
}
