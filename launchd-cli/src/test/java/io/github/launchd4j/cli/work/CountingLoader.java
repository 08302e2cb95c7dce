package io.github.launchd4j.cli.work;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Loads the project's classes so that they count their steps: every jump and every start of a
 * method, and what the JDK's methods look at that {@link Work} has too.
 */
final class CountingLoader extends ClassLoader {

  private static final String OURS = "io.github.launchd4j.";
  private static final String WORK = Type.getInternalName(Work.class);

  private final Set<String> counted = new HashSet<>();

  CountingLoader() {
    super(CountingLoader.class.getClassLoader());
    for (Method method : Work.class.getMethods()) {
      counted.add(method.getName() + Type.getMethodDescriptor(method));
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    boolean ours = name.startsWith(OURS) && !name.equals(Work.class.getName());
    if (!ours) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      ClassWriter out = new ClassWriter(0);
      new ClassReader(in).accept(new Counting(out), 0);
      byte[] bytes = out.toByteArray();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private final class Counting extends ClassVisitor {

    Counting(ClassVisitor out) {
      super(Opcodes.ASM9, out);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return new Steps(super.visitMethod(access, name, descriptor, signature, exceptions));
    }
  }

  private final class Steps extends MethodVisitor {

    Steps(MethodVisitor out) {
      super(Opcodes.ASM9, out);
    }

    private void step() {
      super.visitMethodInsn(Opcodes.INVOKESTATIC, WORK, "step", "()V", false);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      step();
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      step();
      super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean ofInterface) {
      String withOwner = "(L" + owner + ";" + descriptor.substring(1);
      boolean called = opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE;
      if (called && counted.contains(name + withOwner)) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, WORK, name, withOwner, false);
      } else {
        super.visitMethodInsn(opcode, owner, name, descriptor, ofInterface);
      }
    }
  }
}
