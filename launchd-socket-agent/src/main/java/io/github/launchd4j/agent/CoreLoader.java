package io.github.launchd4j.agent;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/**
 * Loads launchd-socket-core and JNA, which lie in the agent's jar under a folder, as {@code
 * .classdata}: the application must neither find them nor have its own taken for them.
 */
final class CoreLoader extends ClassLoader {
  private static final String FOLDER = "launchd/";
  private static final String OWN = CoreLoader.class.getPackageName() + ".launchd.";

  CoreLoader() {
    super("launchd-socket-agent", ClassLoader.getPlatformClassLoader());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String path = name.replace('.', '/');
    String file = name.startsWith(OWN) ? path + ".class" : FOLDER + path + ".classdata";
    try (InputStream in = jar().getResourceAsStream(file)) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] code = in.readAllBytes();
      return defineClass(name, code, 0, code.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  /** JNA's native library. */
  @Override
  protected @Nullable URL findResource(String name) {
    return jar().getResource(FOLDER + name);
  }

  private static ClassLoader jar() {
    return CoreLoader.class.getClassLoader();
  }
}
