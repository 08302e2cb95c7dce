package io.github.launchd4j.socket.jna;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import io.github.launchd4j.socket.darwin.BoundCalls;
import io.github.launchd4j.socket.darwin.DarwinLibrary;
import io.github.launchd4j.socket.darwin.NotOnDarwin;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The binding itself: what is asked for is on Darwin's face, and variable arguments are variable.
 */
class PosixLibraryTest {
  private static final NativeLibrary LIBRARY = library();

  /** C's variadic functions that programs like this one need, and how many arguments are fixed. */
  private static final Map<String, Integer> VARIADIC =
      Map.of("fcntl", 2, "ioctl", 2, "open", 2, "syscall", 1);

  @Test
  void everyCallWasLookedUpForDarwin() throws Exception {
    assumeTrue(DarwinLibrary.obstacle().isEmpty(), () -> DarwinLibrary.obstacle().orElse(""));
    // Linux's own, for pidfds, which Darwin does not have.
    assertEquals(Set.of("syscall"), BoundCalls.missing(PosixLibrary.class));
  }

  /** arm64 macOS passes them on the stack; x86-64 cannot show the difference, JNA's flags do. */
  @Test
  void variableArgumentsArePassedAsSuch() throws Exception {
    List<Method> methods =
        BoundCalls.of(PosixLibrary.class)
            .filter(method -> VARIADIC.containsKey(method.getName()))
            .filter(method -> Kernel.isLinux() || !method.getName().equals("syscall"))
            .toList();
    assertTrue(methods.size() >= 3, methods::toString);
    for (Method method : methods) {
      int fixed = VARIADIC.getOrDefault(method.getName(), 0);
      if (method.getParameterCount() > fixed) {
        assertEquals(fixed, fixedArguments(method), method::toString);
      }
    }
  }

  @Test
  @NotOnDarwin("libffi of macOS may differ: this is about what JNA's flag means to the libffi here")
  void theFlagIsTheOneThatMakesACallVariadic() {
    Object[] noVariableArgumentIsAFloat = {-1, PosixLibrary.F_GETFD, 1.0f};
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new PosixLibrary(LIBRARY)
                    .variadic("fcntl", 2)
                    .invokeInt(noVariableArgumentIsAFloat));
    assertTrue(String.valueOf(refused.getMessage()).contains("FFI_BAD_ARGTYPE"));
    assertEquals(-1, LIBRARY.getFunction("fcntl").invokeInt(noVariableArgumentIsAFloat));
  }

  private static NativeLibrary library() {
    String face = Kernel.libraryPath();
    return face == null ? NativeLibrary.getProcess() : NativeLibrary.getInstance(face);
  }

  /** Makes the call, which fails, and reads what JNA was told of the function. */
  private static int fixedArguments(Method method) throws Exception {
    Field cache = NativeLibrary.class.getDeclaredField("functions");
    cache.setAccessible(true);
    Map<?, ?> functions = (Map<?, ?>) cache.get(LIBRARY);
    functions.clear();
    Object[] arguments =
        Arrays.stream(method.getParameterTypes()).map(PosixLibraryTest::nonsense).toArray();
    method.invoke(new PosixLibrary(LIBRARY), arguments);
    Field flags = Function.class.getDeclaredField("callFlags");
    flags.setAccessible(true);
    return flags.getInt(functions.values().iterator().next()) >> 7;
  }

  private static Object nonsense(Class<?> type) {
    if (type == String.class) {
      return "/nowhere";
    }
    if (type == long.class) {
      return -1L;
    }
    return -1;
  }
}
