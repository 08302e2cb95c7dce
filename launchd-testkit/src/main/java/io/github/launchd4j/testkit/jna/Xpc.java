package io.github.launchd4j.testkit.jna;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** libxpc's reader of property lists, by which launchd reads its jobs. Thread-safe. */
public final class Xpc {
  private Xpc() {}

  /**
   * What {@code xpc_object_t xpc_create_from_plist(const void *data, size_t length)} makes of a
   * file, in the words of {@code char *xpc_copy_description(xpc_object_t)}; empty if it gives NULL.
   * The first is in no header of Apple's; the second is malloc'ed.
   *
   * @throws IOException if this system has no such call
   */
  public static Optional<String> read(byte[] plist) throws IOException {
    try (Memory data = new Memory(Math.max(1, plist.length))) {
      data.write(0, plist, 0, plist.length);
      Object[] whole = {data, (long) plist.length};
      Pointer object = function("xpc_create_from_plist").invokePointer(whole);
      return object == null ? Optional.empty() : Optional.of(describe(object));
    }
  }

  private static String describe(Pointer object) throws IOException {
    Object[] self = {object};
    @Nullable Pointer description = function("xpc_copy_description").invokePointer(self);
    try {
      return description == null ? "no description" : description.getString(0, "UTF-8");
    } finally {
      function("free").invokeVoid(new Object[] {description});
      function("xpc_release").invokeVoid(self); // void xpc_release(xpc_object_t)
    }
  }

  private static Function function(String name) throws IOException {
    try {
      return NativeLibrary.getProcess().getFunction(name);
    } catch (LinkageError e) {
      throw new IOException("this system has no " + name, e);
    }
  }
}
