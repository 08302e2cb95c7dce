package io.github.launchd4j.maven;

import io.github.launchd4j.plist.JavaCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoExecutionException;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * The {@code <java>} in a {@code <daemon>}. Its options stand on the command line in the order in
 * which they are listed here, {@code <options>} last, so that these win.
 *
 * @param java the element
 * @param places where the program will be
 */
record JavaConfiguration(PlexusConfiguration java, JavaPlaces places) {
  static final Set<String> ELEMENTS =
      new TreeSet<>(
          List.of(
              "executable",
              "jar",
              "mainClass",
              "classPath",
              "module",
              "modulePath",
              "maxHeap",
              "enableNativeAccess",
              "addOpens",
              "aotCache",
              "sharedArchive",
              "options",
              "arguments"));

  /** A line break, or an option after another. */
  private static final Pattern SEVERAL = Pattern.compile("\\n|\\s-");

  JavaCommand toCommand() throws MojoExecutionException {
    for (PlexusConfiguration child : java.getChildren()) {
      if (!ELEMENTS.contains(child.getName())) {
        throw new MojoExecutionException(
            "<java> has no <" + child.getName() + ">; it has " + String.join(", ", ELEMENTS));
      }
    }
    JavaCommand command = program();
    try {
      command = child("maxHeap").map(command::withMaxHeap).orElse(command);
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException("<maxHeap>: " + e.getMessage(), e);
    }
    List<String> modules = texts("enableNativeAccess");
    command = modules.isEmpty() ? command : command.withEnableNativeAccess(modules);
    for (String opens : texts("addOpens")) {
      command = command.withAddOpens(opens);
    }
    command = child("aotCache").map(command::withAotCache).orElse(command);
    command = child("sharedArchive").map(command::withSharedArchive).orElse(command);
    for (String option : texts("options")) {
      command = command.withOption(option);
    }
    return command.withArguments(texts("arguments"));
  }

  private JavaCommand program() throws MojoExecutionException {
    Optional<String> jar = child("jar");
    Optional<String> mainClass = child("mainClass");
    Optional<String> module = child("module");
    if (jar.stream().count() + mainClass.stream().count() + module.stream().count() != 1) {
      throw new MojoExecutionException(
          "<java> needs exactly one of <jar>, <mainClass> and <module>");
    }
    if (jar.isPresent()) {
      return JavaCommand.jar(executable(), places.jar(jar.get()));
    }
    if (mainClass.isPresent()) {
      return JavaCommand.mainClass(
          executable(), places.classPath(child("classPath")), mainClass.get());
    }
    Optional<String> path = places.modulePath(child("modulePath"));
    return path.isPresent()
        ? JavaCommand.module(executable(), path.get(), module.orElseThrow())
        : JavaCommand.module(executable(), module.orElseThrow());
  }

  /**
   * launchd looks programs up on /usr/bin:/bin:/usr/sbin:/sbin, where macOS has a stub for java.
   */
  private String executable() throws MojoExecutionException {
    String executable = places.executable(child("executable"));
    if (!executable.startsWith("/")) {
      throw new MojoExecutionException(
          "<executable>"
              + executable
              + "</executable> is not an absolute path; the PATH of a launchd job does not"
              + " include a JDK");
    }
    return executable;
  }

  private Optional<String> child(String name) {
    return Optional.ofNullable(java.getChild(name, false)).map(DaemonConfiguration::text);
  }

  /** The texts of a list's elements, or the one text of an element without any. */
  private List<String> texts(String name) throws MojoExecutionException {
    PlexusConfiguration list = java.getChild(name, false);
    if (list == null) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (PlexusConfiguration element : list.getChildren()) {
      texts.add(oneLine(element));
    }
    String own = DaemonConfiguration.text(list);
    if (texts.isEmpty() && !own.isEmpty()) {
      if (SEVERAL.matcher(own).find()) {
        throw new MojoExecutionException(
            "<"
                + name
                + "> contains several words, which would become one argument; write an element"
                + " for each");
      }
      texts.add(own);
    }
    return texts;
  }

  private static String oneLine(PlexusConfiguration element) throws MojoExecutionException {
    String text = DaemonConfiguration.text(element);
    if (text.indexOf('\n') >= 0) {
      throw new MojoExecutionException(
          "<"
              + element.getName()
              + "> contains a line break, which would become part of the argument; write it on"
              + " one line, or an element for each word");
    }
    return text;
  }
}
