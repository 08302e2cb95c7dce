package io.github.launchd4j.plist;

import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.ArrayList;
import java.util.List;

/**
 * The ProgramArguments of a Java program. launchd gives a job neither JAVA_HOME nor a PATH with a
 * JDK on it, so java is named by its absolute path. java is started without a shell between it and
 * launchd: launchd knows a job by its process id, and a shell that stays would be the one entitled
 * to the sockets.
 *
 * @param java the absolute path of the java binary
 * @param options of the JVM
 * @param program the jar or the class to run, as java's own arguments
 * @param arguments of the program
 */
public record JavaCommand(
    String java, List<String> options, List<String> program, List<String> arguments) {

  public JavaCommand {
    options = List.copyOf(options);
    program = List.copyOf(program);
    arguments = List.copyOf(arguments);
  }

  /** Runs an executable jar. */
  public static JavaCommand jar(String java, String jar) {
    return new JavaCommand(java, List.of(), List.of("-jar", jar), List.of());
  }

  /** Runs a class. */
  public static JavaCommand mainClass(String java, String classPath, String mainClass) {
    return new JavaCommand(java, List.of(), List.of("-cp", classPath, mainClass), List.of());
  }

  /** Runs the main class of a module, {@code com.example/com.example.Main}. */
  public static JavaCommand module(String java, String modulePath, String module) {
    return new JavaCommand(java, List.of(), List.of("-p", modulePath, "-m", module), List.of());
  }

  /** Runs the main class of a module that java has in itself, as an image of jlink has. */
  public static JavaCommand module(String java, String module) {
    return new JavaCommand(java, List.of(), List.of("-m", module), List.of());
  }

  /** The same with these options for the JVM, in place of those it has. */
  public JavaCommand withOptions(List<String> options) {
    return new JavaCommand(java, options, program, arguments);
  }

  /** The same with one more option for the JVM. */
  public JavaCommand withOption(String option) {
    List<String> more = new ArrayList<>(options);
    more.add(option);
    return withOptions(more);
  }

  /**
   * Lets modules call native code without a warning, JDK 17 and newer: {@code "ALL-UNNAMED"} for
   * the class path. A program that activates its sockets by this project's core needs it.
   */
  public JavaCommand withEnableNativeAccess(List<String> modules) {
    return withOption("--enable-native-access=" + String.join(",", modules));
  }

  /** Opens a package, {@code "java.base/sun.nio.ch=ALL-UNNAMED"}. */
  public JavaCommand withAddOpens(String opens) {
    return withOption("--add-opens=" + opens);
  }

  /**
   * Bounds the heap, {@code "64m"}. Without it a JVM takes up to a quarter of the machine, and a
   * daemon shares the machine with others.
   *
   * @throws IllegalArgumentException if it is no number with k, m or g behind it
   */
  public JavaCommand withMaxHeap(String size) {
    if (!size.matches("[1-9]\\d*[kKmMgG]?")) {
      throw new IllegalArgumentException(
          "\"" + size + "\" is not a heap size; write a number followed by k, m or g: 64m");
    }
    return withOption("-Xmx" + size);
  }

  /**
   * Starts from an ahead-of-time cache, JDK 24 and newer; an older JVM does not start with it. A
   * job that starts on demand keeps its first client waiting, so this is time well spent.
   */
  public JavaCommand withAotCache(String path) {
    return withOption("-XX:AOTCache=" + path);
  }

  /** Starts from a class data archive, as -XX:ArchiveClassesAtExit makes it. */
  public JavaCommand withSharedArchive(String path) {
    return withOption("-XX:SharedArchiveFile=" + path);
  }

  /** The same with these arguments for the program. */
  public JavaCommand withArguments(List<String> arguments) {
    return new JavaCommand(java, options, program, arguments);
  }

  /** All of it, for {@link JobBuilder#programArguments(List)}. Unmodifiable. */
  public List<String> programArguments() {
    List<String> all = new ArrayList<>();
    all.add(java);
    all.addAll(options);
    all.addAll(program);
    all.addAll(arguments);
    return List.copyOf(all);
  }

  /**
   * The job with this program: ProgramArguments is set, and the names of its sockets are told by
   * {@link SocketNames#VARIABLE}.
   */
  public PlistDictionary addTo(PlistDictionary job) {
    return SocketNames.addTo(
        job.with("ProgramArguments", PlistArray.ofStrings(programArguments())));
  }
}
