package ai.memories.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.evaluation.result.CaseError;
import ai.memories.evaluation.result.CaseLine;
import ai.memories.evaluation.result.CaseName;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.Verdict;
import ai.memories.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

class JUnitXmlTest {
  private static final List<Verdict> VERDICTS = List.of(Verdict.values());
  private static final String HOSTILE = "a\u0000b\u001bc]]>d<script>&\uD800e\uFFFEf 👍";

  @TempDir Path directory;

  private static CaseLine line(String id) {
    return new CaseLine(new CaseName("a/b", id, "p", "m", OptionalInt.empty()))
        .question(Json.parse("{\"city\":\"Paris\"}"), Json.parse("[]"), Json.parse("[]"));
  }

  private Document write(List<CaseResult> results) throws Exception {
    new JUnitXml().write(Outcomes.of(directory, results), directory);
    var factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    return factory.newDocumentBuilder().parse(directory.resolve("junit/TEST-a.b.xml").toFile());
  }

  @Test
  void verdictsAreCountedAndTold_failureAndErrorApart() throws Exception {
    Document xml =
        write(
            List.of(
                line("ok").verdict(Verdict.PASSED, true),
                line("wrong").output("Rome").verdict(Verdict.FAILED, true),
                line("miss")
                    .error(CaseError.of(CaseError.Kind.MISS, "no recording"))
                    .verdict(Verdict.ERRORED, true),
                line("poor")
                    .error(CaseError.of(CaseError.Kind.BUDGET, "no money"))
                    .verdict(Verdict.NOT_RUN, true)));

    Element suite = xml.getDocumentElement();
    assertThat(suite.getAttribute("tests")).isEqualTo("4");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    assertThat(suite.getAttribute("skipped")).isEqualTo("1");
    assertThat(xml.getElementsByTagName("failure").item(0).getTextContent())
        .contains("Rome", "\"city\": \"Paris\"");
    assertThat(((Element) xml.getElementsByTagName("error").item(0)).getAttribute("type"))
        .isEqualTo("MISS");
    assertThat(((Element) xml.getElementsByTagName("skipped").item(0)).getAttribute("message"))
        .isEqualTo("no money");
  }

  @Test
  void anyAnswerMakesWellFormedXml_andNothingIsDropped() throws Exception {
    Document xml = write(List.of(line("x").output(HOSTILE).verdict(Verdict.FAILED, true)));

    assertThat(xml.getElementsByTagName("failure").item(0).getTextContent())
        .contains("a\\u0000b\\u001bc]]>d<script>&", "e\\ufffef 👍");
  }

  @Test
  void aThousandSuites_haveAFileEach_alsoThoseOfLikeNames() throws Exception {
    List<CaseResult> results = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      results.add(inSuite("many/suite-" + i));
    }
    results.addAll(List.of(inSuite("a/b"), inSuite("a.b"), inSuite("A/b")));

    write(results);

    try (var files = Files.list(directory.resolve("junit"))) {
      assertThat(files).hasSize(1_003);
    }
    assertThat(directory.resolve("junit/TEST-many.suite-999.xml")).content().contains("<testcase ");
    assertThat(directory.resolve("junit/TEST-a.b-2.xml")).content().contains("name=\"a.b\"");
  }

  private static CaseResult inSuite(String suite) {
    return new CaseLine(new CaseName(suite, "x", "p", "m", OptionalInt.empty()))
        .verdict(Verdict.PASSED, true);
  }

  @Test
  void theFileOfASuiteThatIsGone_goes() throws Exception {
    Path old = Files.createDirectories(directory.resolve("junit")).resolve("TEST-old.xml");
    Files.writeString(old, "<testsuite/>");

    write(List.of(line("ok").verdict(Verdict.PASSED, true)));

    assertThat(old).doesNotExist();
  }

  @Test
  void fiveThousandHostileAnswers_areValidBySchema() throws Exception {
    List<CaseResult> results = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      Verdict verdict = VERDICTS.get(i % 4);
      CaseLine hostile = line("x" + i + HOSTILE).output(i + HOSTILE);
      if (verdict == Verdict.ERRORED || verdict == Verdict.NOT_RUN) {
        hostile.error(CaseError.of(CaseError.Kind.SERVICE, HOSTILE));
      }
      results.add(hostile.verdict(verdict, true));
    }

    Document xml = write(results);

    schema().newValidator().validate(new DOMSource(xml));
    assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(5_000);
    assertThat(xml.getElementsByTagName("failure").item(1249).getTextContent())
        .contains("4997a\\u0000b\\u001bc]]>d<script>&");
  }

  private static Schema schema() throws SAXException {
    return SchemaFactory.newDefaultInstance()
        .newSchema(JUnitXmlTest.class.getResource("junit-written.xsd"));
  }
}
