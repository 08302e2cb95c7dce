package io.github.launchd4j.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenerateMojoTest {

  @TempDir private Path folder = Path.of("");
  private final Log log = mock(Log.class);

  @Test
  void theFileOfAnOldLabelGoes() throws Exception {
    generate("com.example.old", "default", "default").execute();
    generate("com.example.new", "default", "default").execute();
    assertEquals(List.of("com.example.new.plist"), plists());
    verify(log).info(contains("com.example.old.plist: its job is no longer in the POM"));
  }

  @Test
  void theFileOfAnotherExecutionStaysUntilThePomHasItNoLonger() throws Exception {
    generate("com.example.one", "one", "one", "two").execute();
    generate("com.example.two", "two", "one", "two").execute();
    assertEquals(List.of("com.example.one.plist", "com.example.two.plist"), plists());
    generate("com.example.two", "two", "two").execute();
    assertEquals(List.of("com.example.two.plist"), plists());
  }

  @Test
  void aFileThatGenerateDidNotWriteStays() throws Exception {
    Files.writeString(folder.resolve("by-hand.plist"), "");
    generate("com.example.old", "default-cli").execute();
    generate("com.example.new", "default-cli").execute();
    assertEquals(List.of("by-hand.plist", "com.example.new.plist"), plists());
  }

  @ParameterizedTest
  @ValueSource(strings = {"com/example", "../evil", "", "a\tb"})
  void aLabelThatIsNotAFileNameIsRefusedInThePomsWords(String label) {
    GenerateMojo goal = generate(label, "default", "default");
    MojoExecutionException e = assertThrows(MojoExecutionException.class, goal::execute);
    String message = String.valueOf(e.getMessage());
    assertTrue(message.startsWith("<Label>" + label + "</Label> cannot be the name of"), message);
  }

  @Test
  void aLabelWithAnElementInItIsRefusedInThePomsWords() {
    PlexusConfiguration label = new DefaultPlexusConfiguration("Label");
    label.addChild("string", "com.example.web");
    GenerateMojo goal = generate(label);
    MojoExecutionException e = assertThrows(MojoExecutionException.class, goal::execute);
    assertEquals(
        "<Label> contains the element <string>; write text: <Label>com.example.web</Label>",
        e.getMessage());
  }

  @Test
  void aPomWithoutAJobIsRefusedUnlessItIsOneOfSeveral() throws Exception {
    GenerateMojo goal = generate("com.example.web", "default");
    goal.daemon = null;
    MojoExecutionException e = assertThrows(MojoExecutionException.class, goal::execute);
    assertTrue(String.valueOf(e.getMessage()).startsWith("no <daemon>; write the job in the"));
    MavenProject parent = new MavenProject();
    parent.getModel().addModule("daemon");
    goal.reactorProjects = List.of(parent);
    goal.execute();
    verify(log).info("no <daemon> in this POM: nothing to generate here");
  }

  private GenerateMojo generate(String text, String execution, String... executions) {
    GenerateMojo goal = generate(new DefaultPlexusConfiguration("Label", text));
    Plugin plugin = new Plugin();
    for (String id : executions) {
      PluginExecution each = new PluginExecution();
      each.setId(id);
      plugin.addExecution(each);
    }
    goal.execution = new MojoExecution(plugin, "generate", execution);
    return goal;
  }

  private GenerateMojo generate(PlexusConfiguration label) {
    GenerateMojo goal = new GenerateMojo();
    PlexusConfiguration daemon = new DefaultPlexusConfiguration("daemon");
    daemon.addChild(label);
    daemon.addChild("Program", "/bin/web");
    goal.daemon = daemon;
    goal.classPath = List.of();
    goal.outputDirectory = folder.toFile();
    goal.setLog(log);
    return goal;
  }

  private List<String> plists() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".plist"))
          .sorted()
          .toList();
    }
  }
}
