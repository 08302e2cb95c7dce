package io.github.launchd4j.testkit.jna;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.socket.darwin.BoundCalls;
import io.github.launchd4j.socket.darwin.DarwinLibrary;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The bindings themselves: what is asked for is on Darwin's face, and variable arguments are
 * variable.
 */
class LibCTest {

  @Test
  void everyCallWasLookedUpForDarwin() throws Exception {
    assumeTrue(DarwinLibrary.obstacle().isEmpty(), () -> DarwinLibrary.obstacle().orElse(""));
    // glibc's own: on macOS, POSIX_SPAWN_CLOEXEC_DEFAULT serves.
    assertEquals(
        Set.of("posix_spawn_file_actions_addclosefrom_np"), BoundCalls.missing(LibC.class));
    assertEquals(Set.of(), BoundCalls.missing(Direct.class));
  }

  /** JNA passes the arguments after the declared ones as variable if the method has {@code ...}. */
  @Test
  void variableArgumentsArePassedAsSuch() {
    List<Method> variadic =
        BoundCalls.of(LibC.class)
            .filter(
                method -> Set.of("fcntl", "ioctl", "open", "syscall").contains(method.getName()))
            .toList();
    assertEquals(List.of("fcntl"), variadic.stream().map(Method::getName).toList());
    for (Method method : variadic) {
      assertEquals(3, method.getParameterCount(), method::toString);
      assertEquals(true, method.isVarArgs(), method::toString);
    }
  }
}
