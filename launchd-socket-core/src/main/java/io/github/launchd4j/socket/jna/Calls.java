package io.github.launchd4j.socket.jna;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Calls a bare function with Java's arrays as C has them: each is copied to memory of the C heap,
 * and back after the call. JNA takes arrays and buffers too, but then calls JNI without asking for
 * an exception, of which {@code -Xcheck:jni} warns the user (seen with JNA 5.19.1 on JDK 17 and
 * 25).
 */
final class Calls {
  private Calls() {}

  static int invokeInt(Function function, @Nullable Object... arguments) {
    Object[] passed = toC(arguments);
    int result = function.invokeInt(passed);
    toJava(passed, arguments);
    return result;
  }

  static @Nullable Pointer invokePointer(Function function, @Nullable Object... arguments) {
    Object[] passed = toC(arguments);
    Pointer result = function.invokePointer(passed);
    toJava(passed, arguments);
    return result;
  }

  @SuppressWarnings("NullAway") // NULL is null
  private static Object[] toC(@Nullable Object[] arguments) {
    Object[] passed = arguments.clone();
    for (int i = 0; i < passed.length; i++) {
      if (arguments[i] instanceof byte[] bytes) {
        Memory memory = new Memory(Math.max(1, bytes.length));
        memory.write(0, bytes, 0, bytes.length);
        passed[i] = memory;
      } else if (arguments[i] instanceof int[] ints) {
        Memory memory = new Memory((long) ints.length * Integer.BYTES);
        memory.write(0, ints, 0, ints.length);
        passed[i] = memory;
      } else if (arguments[i] instanceof long[] longs) {
        Memory memory = new Memory((long) longs.length * Long.BYTES);
        memory.write(0, longs, 0, longs.length);
        passed[i] = memory;
      }
    }
    return passed;
  }

  private static void toJava(Object[] passed, @Nullable Object[] arguments) {
    for (int i = 0; i < passed.length; i++) {
      if (arguments[i] instanceof byte[] bytes) {
        ((Memory) passed[i]).read(0, bytes, 0, bytes.length);
      } else if (arguments[i] instanceof int[] ints) {
        ((Memory) passed[i]).read(0, ints, 0, ints.length);
      } else if (arguments[i] instanceof long[] longs) {
        ((Memory) passed[i]).read(0, longs, 0, longs.length);
      }
    }
  }
}
