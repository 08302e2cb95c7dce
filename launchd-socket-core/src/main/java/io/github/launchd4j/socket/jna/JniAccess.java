package io.github.launchd4j.socket.jna;

import com.sun.jna.Function;
import com.sun.jna.JNIEnv;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.lang.reflect.AccessibleObject;
import java.nio.file.Path;
import java.util.Map;

/**
 * Makes one reflected member accessible without {@code --add-opens}, by setting its {@code
 * override} flag through JNI.
 *
 * <p>JNI knows no module boundaries: its {@code GetFieldID} finds the field that reflection hides.
 * The function tables are reached by JNA; their indexes are fixed by the JNI specification (chapter
 * 4, "Interface Function Table", and chapter 5, "The Invocation API").
 */
public final class JniAccess {
  private static final int GET_ENV = 6;
  private static final int GET_FIELD_ID = 94;
  private static final int SET_OBJECT_FIELD = 104;
  private static final int SET_BOOLEAN_FIELD = 105;
  private static final int JNI_VERSION_1_8 = 0x00010008;
  private static final byte JNI_TRUE = 1;
  private static final int JNI_OK = 0;

  private JniAccess() {}

  /** An instance field, final or not, that JNI can set. */
  public static final class Field {
    private final Object id;

    private Field(Object id) {
      this.id = id;
    }

    /** Sets the field of that object. Nothing checks the type. */
    public void set(Object target, Object value) {
      call(
          currentEnv().getPointer(0),
          SET_OBJECT_FIELD,
          Void.class,
          JNIEnv.CURRENT,
          target,
          id,
          value);
    }
  }

  /**
   * Finds an instance field of any class, whatever module declares it.
   *
   * @param signature the type as JNI writes it, {@code "Ljava/net/ProtocolFamily;"}
   * @throws UnsupportedOperationException if there is none
   */
  public static Field field(Class<?> declaring, String name, String signature) {
    try {
      return new Field(fieldId(currentEnv().getPointer(0), declaring, name, signature));
    } catch (LinkageError e) {
      throw new UnsupportedOperationException(declaring + " has no field " + name + ": " + e, e);
    }
  }

  private static Object fieldId(
      Pointer functions, Class<?> declaring, String name, String signature) {
    return call(functions, GET_FIELD_ID, Pointer.class, JNIEnv.CURRENT, declaring, name, signature);
  }

  /**
   * Does what {@code member.setAccessible(true)} does, whatever module declares the member.
   *
   * @throws UnsupportedOperationException if this JVM offers no way; the message names the step
   */
  public static void forceAccessible(AccessibleObject member) {
    try {
      Pointer functions = currentEnv().getPointer(0);
      Object override = fieldId(functions, AccessibleObject.class, "override", "Z");
      call(functions, SET_BOOLEAN_FIELD, Void.class, JNIEnv.CURRENT, member, override, JNI_TRUE);
    } catch (LinkageError e) {
      throw new UnsupportedOperationException("JNI did not give access to " + member + ": " + e, e);
    }
  }

  private static Pointer currentEnv() {
    PointerByReference vm = new PointerByReference();
    IntByReference count = new IntByReference();
    int found = createdJavaVms().invokeInt(new Object[] {vm, 1, count});
    if (found != JNI_OK || count.getValue() < 1) {
      throw new UnsupportedOperationException("JNI_GetCreatedJavaVMs found no JVM (" + found + ")");
    }
    PointerByReference env = new PointerByReference();
    Pointer invocation = vm.getValue().getPointer(0);
    Object got = call(invocation, GET_ENV, Integer.class, vm.getValue(), env, JNI_VERSION_1_8);
    if (!Integer.valueOf(JNI_OK).equals(got)) {
      throw new UnsupportedOperationException("JNI's GetEnv failed (" + got + ")");
    }
    return env.getValue();
  }

  /**
   * {@code jint JNI_GetCreatedJavaVMs(JavaVM **vms, jsize length, jsize *count)}, {@code <jni.h>}.
   */
  private static Function createdJavaVms() {
    String name = "JNI_GetCreatedJavaVMs";
    try {
      return NativeLibrary.getProcess().getFunction(name);
    } catch (UnsatisfiedLinkError hidden) { // the launcher may load the JVM with local symbols
      Path server = Path.of(System.getProperty("java.home"), "lib", "server");
      Path library = server.resolve(System.mapLibraryName("jvm"));
      return NativeLibrary.getInstance(library.toString()).getFunction(name);
    }
  }

  private static Object call(Pointer table, int index, Class<?> result, Object... arguments) {
    Pointer address = table.getPointer((long) index * Native.POINTER_SIZE);
    Map<String, ?> objectsAllowed = Map.of(Library.OPTION_ALLOW_OBJECTS, true);
    return Function.getFunction(address).invoke(result, arguments, objectsAllowed);
  }
}
