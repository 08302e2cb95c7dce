package io.github.launchd4j.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What {@code mvn help:describe}, the site and Eclipse show of the goals. */
class PluginDescriptorTest {
  private static final Set<String> GOALS =
      Set.of(
          "bundle",
          "explain",
          "generate",
          "help",
          "install",
          "run",
          "status",
          "uninstall",
          "validate");

  private final XPath xpath = XPathFactory.newInstance().newXPath();
  private List<Node> goals = List.of();

  @BeforeEach
  void read() throws Exception {
    goals = all("/plugin/mojos/mojo", document("target/classes/META-INF/maven/plugin.xml"));
  }

  @Test
  void theGoalsAreThese() throws Exception {
    assertEquals(GOALS, texts("goal", goals));
  }

  @Test
  void everyGoalHasADescriptionAndIsThreadSafe() throws Exception {
    for (Node goal : goals) {
      assertFalse(text("description", goal).isBlank(), text("goal", goal));
      assertEquals("true", text("threadSafe", goal), text("goal", goal));
    }
  }

  @Test
  void everyParameterThatOneMaySetHasADescription() throws Exception {
    int parameters = 0;
    for (Node goal : goals) {
      for (Node parameter : all("parameters/parameter[editable='true']", goal)) {
        String name = text("goal", goal) + "." + text("name", parameter);
        assertFalse(text("description", parameter).isBlank(), name);
        parameters++;
      }
    }
    assertTrue(parameters > 20, "the descriptor has changed its form");
  }

  @Test
  void whatOneTypesOnTheCommandLineBeginsWithLaunchd() throws Exception {
    for (Node goal : goals) {
      for (Node value :
          all("configuration[../goal != 'help']/*[starts-with(text(), '${')]", goal)) {
        String expression = value.getTextContent();
        assertTrue(
            expression.matches(
                "\\$\\{((launchd|plugin|project)\\..*|reactorProjects}|mojoExecution})"),
            expression);
      }
    }
  }

  @Test
  void thePageOfThePluginNamesEveryGoalPropertyAndElement() throws Exception {
    String page = Files.readString(Path.of("../docs/maven.md"));
    for (Node goal : goals) {
      assertTrue(page.contains("`launchd:" + text("goal", goal) + "`"), text("goal", goal));
      for (Node value : all("configuration/*[starts-with(text(), '${launchd.')]", goal)) {
        String property = value.getTextContent().replaceAll("[${}]", "");
        assertTrue(page.contains("`-D" + property), property);
      }
    }
    JavaConfiguration.ELEMENTS.forEach(
        element -> assertTrue(page.contains("`<" + element + ">`"), element));
  }

  @Test
  void eclipseKnowsEveryGoal() throws Exception {
    Path mapping = Path.of("src/main/resources/META-INF/m2e/lifecycle-mapping-metadata.xml");
    Document document = document(mapping.toString());
    List<Node> named = all("//pluginExecutionFilter/goals/goal", document);
    assertEquals(texts("goal", goals), texts(".", named));
    assertEquals(
        texts("goal", goals.stream().filter(this::isForEveryChange).toList()),
        texts(".", all("//pluginExecution[action/execute]//goal", document)));
  }

  private boolean isForEveryChange(Node goal) {
    try {
      return text("phase", goal).endsWith("-resources");
    } catch (XPathExpressionException e) {
      throw new AssertionError(e);
    }
  }

  private Set<String> texts(String path, List<Node> nodes) throws XPathExpressionException {
    Set<String> texts = new TreeSet<>();
    for (Node node : nodes) {
      texts.add(text(path, node));
    }
    return texts;
  }

  private String text(String path, Node node) throws XPathExpressionException {
    return xpath.evaluate(path, node);
  }

  private List<Node> all(String path, Object from) throws XPathExpressionException {
    NodeList found = (NodeList) xpath.evaluate(path, from, XPathConstants.NODESET);
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      nodes.add(found.item(i));
    }
    return nodes;
  }

  private static Document document(String file) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Path.of(file).toFile());
  }
}
