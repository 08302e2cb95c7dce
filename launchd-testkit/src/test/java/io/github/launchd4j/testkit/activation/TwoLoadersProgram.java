package io.github.launchd4j.testkit.activation;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Activates one name through two copies of the library, as two applications of one application
 * server would.
 */
public final class TwoLoadersProgram {
  private TwoLoadersProgram() {}

  public static void main(String[] names) throws Exception {
    URL[] classPath = classPath();
    for (String loader : List.of("first", "second")) {
      ClassLoader copy =
          new URLClassLoader(loader, classPath, ClassLoader.getPlatformClassLoader());
      Class<?> sockets = copy.loadClass("io.github.launchd4j.socket.LaunchdSockets");
      try {
        Object channels = sockets.getMethod("activate", String.class).invoke(null, names[0]);
        System.out.println(loader + "\t" + ((List<?>) channels).size());
      } catch (InvocationTargetException e) {
        System.out.println(loader + "\t" + e.getCause().getMessage());
      }
    }
    System.out.println(ActivatingProgram.END);
  }

  private static URL[] classPath() throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    String path = System.getProperty("java.class.path");
    for (String each : path.split(Pattern.quote(File.pathSeparator), -1)) {
      urls.add(new File(each).toURI().toURL());
    }
    return urls.toArray(URL[]::new);
  }
}
