package ai.memories.it.junit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * What Surefire reported of each test, the failures with the first line of their message.
 *
 * @param passed names of tests
 * @param skipped names of tests
 * @param failed names of tests, then what they failed with
 */
record Reports(List<String> passed, List<String> skipped, List<String> failed) {

  static Reports in(Path directory) throws Exception {
    var reports = new Reports(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".xml")).sorted().toList()) {
        reports.read(file);
      }
    }
    return reports;
  }

  private void read(Path file) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    try (InputStream in = Files.newInputStream(file)) {
      var cases = factory.newDocumentBuilder().parse(in).getElementsByTagName("testcase");
      for (int i = 0; i < cases.getLength(); i++) {
        add((Element) cases.item(i));
      }
    } catch (IOException e) {
      throw new IOException(file.toString(), e);
    }
  }

  private void add(Element test) {
    String type = test.getAttribute("classname");
    String name = type.substring(type.lastIndexOf('.') + 1) + "." + test.getAttribute("name");
    List<Element> outcomes = outcomes(test);
    if (outcomes.isEmpty()) {
      passed.add(name);
    } else if (outcomes.get(0).getTagName().equals("skipped")) {
      skipped.add(name);
    } else {
      failed.add(
          name + ": " + outcomes.get(0).getAttribute("message").lines().findFirst().orElse(""));
    }
  }

  private static List<Element> outcomes(Element test) {
    List<Element> outcomes = new ArrayList<>();
    for (Node node = test.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element
          && List.of("failure", "error", "skipped").contains(element.getTagName())) {
        outcomes.add(element);
      }
    }
    return outcomes;
  }
}
