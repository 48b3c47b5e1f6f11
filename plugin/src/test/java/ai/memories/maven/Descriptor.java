package ai.memories.maven;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The plugin's descriptor as it was built: what Maven knows of the goals. */
final class Descriptor {

  /** A parameter of a goal, as Maven sees it. */
  record Parameter(
      String name, String since, boolean editable, String description, String property) {}

  /** A goal. */
  record Goal(String name, String phase, boolean threadSafe, boolean requiresProject) {}

  private final Element plugin;

  private Descriptor(Element plugin) {
    this.plugin = plugin;
  }

  static Descriptor read() throws IOException, ParserConfigurationException, SAXException {
    try (InputStream in =
        Objects.requireNonNull(
            Descriptor.class.getResourceAsStream("/META-INF/maven/plugin.xml"))) {
      return new Descriptor(
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(in)
              .getDocumentElement());
    }
  }

  List<Goal> goals() {
    return elements(plugin, "mojo").stream()
        .map(
            mojo ->
                new Goal(
                    text(mojo, "goal"),
                    text(mojo, "phase"),
                    Boolean.parseBoolean(text(mojo, "threadSafe")),
                    Boolean.parseBoolean(text(mojo, "requiresProject"))))
        .toList();
  }

  List<Parameter> parameters(String goal) {
    Element mojo =
        elements(plugin, "mojo").stream()
            .filter(each -> text(each, "goal").equals(goal))
            .findFirst()
            .orElseThrow();
    // a goal without parameters has no configuration either
    Element values = elements(mojo, "configuration").stream().findFirst().orElse(mojo);
    return elements(mojo, "parameter").stream()
        .map(
            parameter ->
                new Parameter(
                    text(parameter, "name"),
                    text(parameter, "since"),
                    Boolean.parseBoolean(text(parameter, "editable")),
                    text(parameter, "description"),
                    text(values, text(parameter, "name"))))
        .toList();
  }

  private static String text(Element element, String name) {
    List<Element> found = elements(element, name);
    return found.isEmpty() ? "" : found.get(0).getTextContent().strip();
  }

  private static List<Element> elements(Element element, String name) {
    NodeList nodes = element.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }
}
