package io.github.launchd4j.agent;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends calls in a class file to another class, by its constant pool alone: a call of a static
 * method names the class in one entry, and this entry is changed. No instruction is touched, no
 * frame computed, and no library for byte code needed (JVMS 4.4).
 *
 * @param owner the class whose methods are called, with slashes
 * @param methods their names and descriptors, as {@code listen(II)I}
 */
record CallSites(String owner, Set<String> methods) {
  private static final int POOL = 8;
  private static final int UTF8 = 1;
  private static final int INTEGER = 3;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  private static final int CLASS = 7;
  private static final int STRING = 8;
  private static final int METHOD = 10;
  private static final int METHOD_HANDLE = 15;
  private static final int METHOD_TYPE = 16;
  private static final int MODULE = 19;
  private static final int PACKAGE = 20;

  /**
   * The class with these calls going to methods of the same name and descriptor of the other class.
   *
   * @return null if a call is missing: the class is not the one that was expected
   */
  byte @Nullable [] redirect(byte[] classFile, String other) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(classFile).asReadOnlyBuffer();
    int count = file.getShort(POOL) & 0xffff;
    int[] at = new int[count];
    int end = index(file, at);
    Set<String> found = new HashSet<>();
    byte[] patched = classFile.clone();
    ByteBuffer target = ByteBuffer.wrap(patched);
    for (int i = 1; i < count; i++) {
      if (at[i] == 0 || file.get(at[i]) != METHOD) {
        continue;
      }
      int nameAndType = at[entry(file, at[i] + 3)];
      String method =
          text(classFile, at[entry(file, nameAndType + 1)])
              + text(classFile, at[entry(file, nameAndType + 3)]);
      int called = at[entry(file, at[i] + 1)];
      if (methods.contains(method) && text(classFile, at[entry(file, called + 1)]).equals(owner)) {
        target.putShort(at[i] + 1, (short) (count + 1));
        found.add(method);
      }
    }
    return found.containsAll(methods) ? withClass(patched, end, count, other) : null;
  }

  /** Where each entry of the pool begins; 0 for the second half of a long one. */
  private static int index(ByteBuffer file, int[] at) throws IOException {
    int position = POOL + 2;
    for (int i = 1; i < at.length; i++) {
      at[i] = position;
      int tag = file.get(position);
      position += 1 + size(tag, file, position);
      if (tag == LONG || tag == DOUBLE) {
        i++;
      }
    }
    return position;
  }

  private static int size(int tag, ByteBuffer file, int position) throws IOException {
    return switch (tag) {
      case UTF8 -> 2 + (file.getShort(position + 1) & 0xffff);
      case LONG, DOUBLE -> 8;
      case CLASS, STRING, METHOD_TYPE, MODULE, PACKAGE -> 2;
      case METHOD_HANDLE -> 3;
      default -> {
        if (tag < INTEGER || tag > PACKAGE) {
          throw new IOException("constant of unknown kind " + tag);
        }
        yield 4;
      }
    };
  }

  private static int entry(ByteBuffer file, int position) {
    return file.getShort(position) & 0xffff;
  }

  private static String text(byte[] classFile, int position) throws IOException {
    int from = position + 1;
    return new DataInputStream(new ByteArrayInputStream(classFile, from, classFile.length - from))
        .readUTF();
  }

  private static byte[] withClass(byte[] patched, int end, int count, String name)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(patched.length + 64);
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(patched, 0, POOL);
    out.writeShort(count + 2);
    out.write(patched, POOL + 2, end - POOL - 2);
    out.writeByte(UTF8);
    out.writeUTF(name);
    out.writeByte(CLASS);
    out.writeShort(count);
    out.write(patched, end, patched.length - end);
    return bytes.toByteArray();
  }
}
