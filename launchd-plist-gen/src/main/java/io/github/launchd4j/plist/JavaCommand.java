package io.github.launchd4j.plist;

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

  /** The same with these options for the JVM. */
  public JavaCommand withOptions(List<String> options) {
    return new JavaCommand(java, options, program, arguments);
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
}
