package io.github.launchd4j.testkit.activation;

import io.github.launchd4j.socket.LaunchdSockets;
import io.github.launchd4j.socket.SocketActivationException;
import java.io.RandomAccessFile;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Activates "Web" by the library and by a relocated copy of it, closes all that both gave, in
 * either order, and looks whether that closed a file which somebody opened in between. {@code
 * TwoCopiesProgram COPY replaced} replaces the system properties between the calls.
 */
public final class TwoCopiesProgram {
  private TwoCopiesProgram() {}

  public static void main(String[] args) throws Exception {
    List<ServerSocketChannel> all = new ArrayList<>(LaunchdSockets.activate("Web"));
    System.out.println("plain\t" + all.size());
    if (args[1].equals("replaced")) {
      System.setProperties(null);
    }
    URL[] copy = {Path.of(args[0]).toUri().toURL()};
    ClassLoader loader = new URLClassLoader("copy", copy, TwoCopiesProgram.class.getClassLoader());
    Class<?> relocated = loader.loadClass(Relocated.PACKAGE.replace('/', '.') + ".LaunchdSockets");
    try {
      List<?> second = (List<?>) relocated.getMethod("activate", String.class).invoke(null, "Web");
      second.forEach(each -> all.add((ServerSocketChannel) each));
      System.out.println("relocated\t" + second.size());
    } catch (InvocationTargetException e) {
      System.out.println("relocated\t" + e.getCause().getMessage());
    }
    try {
      System.out.println("plain again\t" + LaunchdSockets.activate("Web").size());
    } catch (SocketActivationException e) {
      System.out.println("plain again\t" + e.reason());
    }
    Path file = Files.createTempFile("stranger", "");
    try (RandomAccessFile before = new RandomAccessFile(file.toFile(), "rw")) {
      all.get(0).close();
      try (RandomAccessFile between = new RandomAccessFile(file.toFile(), "rw")) {
        for (ServerSocketChannel each : all) {
          each.close();
        }
        between.write(1);
        before.write(1);
        System.out.println("a stranger's file is still open");
      }
    } finally {
      Files.delete(file);
    }
    System.out.println(ActivatingProgram.END);
  }
}
