package io.github.launchd4j.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * docs/maven-parameters.md is made from the plugin's descriptor, that is from the goals' Javadoc;
 * {@code -Dgolden.bless=true} rewrites it.
 */
class PluginReferenceTest {
  private static final Path PAGE = Path.of("../docs/maven-parameters.md");
  private static final Path DESCRIPTOR = Path.of("target/classes/META-INF/maven/plugin.xml");

  @Test
  void thePageNamesEveryParameterOfEveryGoal() throws Exception {
    String page = page();
    if (Boolean.getBoolean("golden.bless")) {
      Files.writeString(PAGE, page);
    }
    assertEquals(Files.readString(PAGE), page);
  }

  private static String page() throws Exception {
    StringBuilder page =
        new StringBuilder(
            """
            # Every parameter of every goal

            Made from the plugin's descriptor, which `mvn launchd:help -Ddetail` also shows. A parameter is an element of the plugin's
            `<configuration>`; one with a property can be given on the command line, or as a property of the POM. What they are for: [the plugin](maven.md).
            """);
    Element plugin =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(DESCRIPTOR.toFile())
            .getDocumentElement();
    for (Element goal : children(child(plugin, "mojos"), "mojo")) {
      goal(goal, page);
    }
    return page.toString();
  }

  private static void goal(Element goal, StringBuilder page) {
    page.append("\n## launchd:").append(text(goal, "goal")).append("\n\n");
    page.append(markdown(text(goal, "description"))).append('\n');
    String phase = text(goal, "phase");
    page.append(phase.isEmpty() ? "" : "\nBound to the phase `" + phase + "` by default.\n");
    page.append("\n| parameter | property | default | meaning |\n|---|---|---|---|\n");
    for (Element parameter : children(child(goal, "parameters"), "parameter")) {
      if (text(parameter, "editable").equals("true")) {
        page.append(row(parameter, child(goal, "configuration"))).append('\n');
      }
    }
  }

  private static String row(Element parameter, Element configuration) {
    String name = text(parameter, "name");
    String property = "";
    String preset = "";
    for (Element value : children(configuration, name)) {
      property = value.getTextContent().replaceAll("^\\$\\{(.*)}$", "$1");
      preset = value.getAttribute("default-value");
    }
    String needed = text(parameter, "required").equals("true") ? " (required)" : "";
    return "| `<%s>`%s | %s | %s | %s |"
        .formatted(
            name,
            needed,
            property.isEmpty() || property.startsWith("project.") ? "" : "`-D" + property + "`",
            preset.isEmpty() ? "" : "`" + preset + "`",
            markdown(text(parameter, "description")));
  }

  /** The descriptor has the Javadoc as text: an element in it is one of the POM. */
  private static String markdown(String text) {
    return text.replaceAll("</?\\w+/?>", "`$0`")
        .replaceAll("\\s+", " ")
        .replace("|", "\\|")
        .strip();
  }

  private static String text(Element parent, String name) {
    List<Element> found = children(parent, name);
    return found.isEmpty() ? "" : found.get(0).getTextContent();
  }

  private static Element child(Element parent, String name) {
    return children(parent, name).get(0);
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      Node node = nodes.item(i);
      if (node instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }
}
