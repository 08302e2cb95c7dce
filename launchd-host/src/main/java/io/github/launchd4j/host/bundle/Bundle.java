package io.github.launchd4j.host.bundle;

import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A folder that installs a daemon on a Mac: its property list, the scripts {@code install} and
 * {@code uninstall}, and below {@code files} what comes into the folder that the job runs from.
 * Immutable.
 *
 * @param label the Label of the job
 * @param prefix the folder on the Mac that the job runs from, absolute
 */
public record Bundle(String label, String prefix) {
  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  /** Neither a quote for the shell, nor a colon for the class path; at least two names. */
  private static final Pattern PREFIX =
      Pattern.compile("/[A-Za-z0-9_][A-Za-z0-9 ._-]*(/[A-Za-z0-9_][A-Za-z0-9 ._-]*)+");

  /**
   * Names a bundle, and writes nothing yet.
   *
   * @throws IllegalArgumentException if the label or the prefix has other characters than letters,
   *     digits, dots, hyphens, underscores, and blanks in the prefix
   */
  public Bundle {
    if (!LABEL.matcher(label).matches()) {
      throw new IllegalArgumentException(
          "the Label \""
              + label
              + "\" is not up to 128 letters, digits, dots, hyphens and underscores");
    }
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "the prefix \""
              + prefix
              + "\" is not an absolute path of letters, digits, blanks, dots, hyphens and"
              + " underscores, with at least two names: /Library/Application Support/NAME");
    }
  }

  /** The folder for what belongs to a daemon and is not a program that users start. */
  public static String defaultPrefix(String label) {
    return "/Library/Application Support/" + label;
  }

  /** Where a jar will be, by its name among {@link BundledJars}. */
  public String jar(String name) {
    return jars() + "/" + name;
  }

  /** Where the jars will be. */
  public String jars() {
    return prefix + "/lib";
  }

  /** Where the java of an image will be. */
  public String java() {
    return prefix + "/java/bin/java";
  }

  /**
   * Makes the folder, in the place of the one that is there.
   *
   * @param job whose program is below the prefix
   * @param jars what it runs
   * @param image the Java that runs it; that of the Mac if empty
   * @throws IOException if something cannot be written, or jlink fails
   */
  public void write(Path folder, PlistDictionary job, BundledJars jars, Optional<JavaImage> image)
      throws IOException {
    Trees.delete(folder);
    Path files = Files.createDirectories(folder.resolve("files"));
    for (Map.Entry<String, Path> jar : jars.files().entrySet()) {
      Path to = files.resolve("lib").resolve(jar.getKey());
      Files.createDirectories(to.getParent());
      Files.copy(jar.getValue(), to);
    }
    if (image.isPresent()) {
      image.get().make(files.resolve("java"));
    }
    PlistFile.write(folder.resolve(label + ".plist"), job);
    BundleScripts scripts = BundleScripts.of(this, job, image.isPresent());
    script(folder.resolve("install"), scripts.install());
    script(folder.resolve("uninstall"), scripts.uninstall());
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
