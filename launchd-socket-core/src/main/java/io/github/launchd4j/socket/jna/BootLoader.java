package io.github.launchd4j.socket.jna;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.file.Path;

/**
 * Defines a class in a package of the JDK's own, without {@code --add-opens}: JNI knows no module
 * boundaries, and its DefineClass takes the bytes of a class of any package for the boot loader.
 *
 * <p>The function tables are reached by JNA; their indexes are fixed by the JNI specification
 * (chapter 4, "Interface Function Table", and chapter 5, "The Invocation API").
 */
public final class BootLoader {
  private static final int GET_ENV = 6;
  private static final int DEFINE_CLASS = 5;
  private static final int JNI_VERSION_1_8 = 0x00010008;
  private static final int JNI_OK = 0;

  private BootLoader() {}

  /**
   * {@code jclass DefineClass(JNIEnv *env, const char *name, jobject loader, const jbyte *buf,
   * jsize bufLen)}, with the boot loader, which NULL stands for.
   *
   * @param name as JNI writes it, with slashes
   * @throws UnsupportedOperationException if this JVM offers no way; the message names the step
   * @throws LinkageError if the class is there already, or the JVM refuses the bytes
   */
  public static void define(String name, byte[] code) {
    Kernel.libc(); // says what is wrong if JNA cannot be loaded
    long[] vm = new long[1];
    int[] count = new int[1];
    int found = Calls.invokeInt(createdJavaVms(), vm, 1, count);
    if (found != JNI_OK || count[0] < 1) {
      throw new UnsupportedOperationException("JNI_GetCreatedJavaVMs found no JVM (" + found + ")");
    }
    Pointer invocation = new Pointer(vm[0]);
    long[] env = new long[1];
    int got = Calls.invokeInt(entry(invocation, GET_ENV), invocation, env, JNI_VERSION_1_8);
    if (got != JNI_OK) {
      throw new UnsupportedOperationException("JNI's GetEnv failed (" + got + ")");
    }
    Pointer jni = new Pointer(env[0]);
    Function defineClass = entry(jni, DEFINE_CLASS);
    var unused = Calls.invokePointer(defineClass, jni, name, Pointer.NULL, code, code.length);
  }

  /** The function at that index of the table that a JNIEnv or a JavaVM begins with. */
  private static Function entry(Pointer object, int index) {
    Pointer table = object.getPointer(0);
    return Function.getFunction(table.getPointer((long) index * Native.POINTER_SIZE));
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
}
