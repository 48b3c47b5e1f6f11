package ai.memories.evaluation.report;

import ai.memories.evaluation.result.CaseName;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.ColumnTotals;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.StringJoiner;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** One suite's JUnit XML, written case by case; the counts are known before the first. */
final class JUnitXmlFile {
  private final Writer out;
  private final XMLStreamWriter xml;

  private JUnitXmlFile(Writer out, XMLStreamWriter xml) {
    this.out = out;
    this.xml = xml;
  }

  static JUnitXmlFile open(Path file, String suite, ColumnTotals totals, Instant started)
      throws IOException {
    Writer out = Files.newBufferedWriter(file);
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", XmlText.of(suite));
      xml.writeAttribute("tests", Long.toString(totals.cases()));
      xml.writeAttribute("failures", Long.toString(totals.failed()));
      xml.writeAttribute("errors", Long.toString(totals.errored()));
      xml.writeAttribute("skipped", Long.toString(totals.notRun()));
      xml.writeAttribute("time", seconds(totals.latency()));
      xml.writeAttribute("timestamp", started.truncatedTo(ChronoUnit.SECONDS).toString());
      return new JUnitXmlFile(out, xml);
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  void write(CaseResult result) throws IOException {
    try {
      CaseName name = result.name();
      xml.writeCharacters("\n  ");
      xml.writeStartElement("testcase");
      xml.writeAttribute("classname", XmlText.of(name.suite().replace('/', '.')));
      xml.writeAttribute("name", XmlText.of(caseName(name)));
      xml.writeAttribute("time", seconds(result.latency().orElse(Duration.ZERO)));
      verdict(result);
      element("system-out", facts(result));
      xml.writeCharacters("\n  ");
      xml.writeEndElement();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  void close() throws IOException {
    try {
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeCharacters("\n");
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    } finally {
      out.close();
    }
  }

  private void verdict(CaseResult result) throws XMLStreamException {
    switch (result.verdict()) {
      case PASSED -> {
        // nothing to say
      }
      case FAILED -> problem("failure", "AssertionFailed", result);
      case ERRORED ->
          problem("error", result.errorKind().map(Enum::name).orElse("ERRORED"), result);
      case NOT_RUN -> {
        xml.writeCharacters("\n    ");
        xml.writeEmptyElement("skipped");
        xml.writeAttribute("message", XmlText.of(firstReason(result)));
      }
    }
  }

  private void problem(String element, String type, CaseResult result) throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeStartElement(element);
    xml.writeAttribute("message", XmlText.of(firstReason(result)));
    xml.writeAttribute("type", type);
    xml.writeCharacters(XmlText.of(evidence(result)));
    xml.writeEndElement();
  }

  private void element(String name, String text) throws XMLStreamException {
    xml.writeCharacters("\n    ");
    xml.writeStartElement(name);
    xml.writeCharacters(XmlText.of(text));
    xml.writeEndElement();
  }

  /** Expectation, answer and variables: what one needs to judge the verdict without the files. */
  private static String evidence(CaseResult result) {
    var text = new StringJoiner("\n");
    text.add(result.source());
    result.reasons().forEach(reason -> text.add("- " + reason));
    result.output().ifPresent(output -> text.add("answer:").add(output));
    result.vars().ifPresent(vars -> text.add("vars:").add(vars.pretty()));
    return text.toString();
  }

  private static String facts(CaseResult result) {
    var text = new StringJoiner("\n");
    text.add("model: " + result.model());
    text.add("prompt: " + result.name().prompt());
    result
        .usage()
        .ifPresent(
            usage ->
                text.add(
                    "tokens: "
                        + usage.inputTokens()
                        + " in, "
                        + usage.outputTokens()
                        + " out, "
                        + usage.totalTokens()
                        + " in all"));
    result.costUsd().ifPresent(cost -> text.add("cost: " + cost.toPlainString() + " USD"));
    result.origin().ifPresent(origin -> text.add("answer: " + origin));
    return text.toString();
  }

  private static String firstReason(CaseResult result) {
    List<String> reasons = result.reasons();
    return reasons.isEmpty() ? result.verdict().name() : reasons.get(0);
  }

  private static String caseName(CaseName name) {
    String text = String.join(" / ", name.id(), name.prompt(), name.provider());
    return name.sample().isPresent() ? text + " #" + name.sample().getAsInt() : text;
  }

  private static String seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis())
        .movePointLeft(3)
        .setScale(3, RoundingMode.HALF_UP)
        .toPlainString();
  }
}
