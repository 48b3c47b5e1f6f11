package ai.memories.evaluation.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.ModelId;
import ai.memories.client.ChatRequest;
import ai.memories.client.InputFile;
import ai.memories.client.Message;
import ai.memories.client.Role;
import ai.memories.client.TextPart;
import ai.memories.evaluation.assertion.Answer;
import ai.memories.evaluation.assertion.AssertionResult;
import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.Located;
import ai.memories.http.Endpoint;
import ai.memories.json.Json;
import ai.memories.pricing.Cost;
import ai.memories.pricing.Limits;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteReaderTest {
  private static final String HEAD =
      """
      providers: [gemini:gemini-2.5-flash]
      prompts: ["Say {{word}}"]
      """;

  private @TempDir Path directory;
  private SuiteProject project;

  @BeforeEach
  void createProject() {
    project = new SuiteProject(directory);
  }

  private static List<String> texts(EvalCase evalCase) {
    return evalCase.request().messages().stream()
        .map(message -> ((TextPart) message.parts().get(0)).text())
        .toList();
  }

  private String warnings() {
    return project.problems.warnings().stream().map(Problem::toString).toList().toString();
  }

  @Test
  void suiteOfTheDesignIsRead() {
    List<EvalCase> cases =
        project.cases(
            """
            description: Invoice extraction
            providers:
              - gemini:gemini-2.5-flash
              - {id: gemini:gemini-2.5-pro, label: pro, config: {temperature: 0, max_tokens: 400, thinking_budget: 512}}
            prompts:
              - file://../prompts/extract.txt
              - {label: terse, raw: "Extract the fields of: {{document}}"}
            responseSchema: file://../schemas/invoice.json
            budget: {cost: 0.05 USD, totalTokens: 40000}
            repeat: {samples: 2}
            defaultTest:
              assert: [{type: is-json}]
            tests:
              - id: plain
                description: plain invoice
                vars: {document: file://../data/a.txt}
                files: [{uri: "https://example.org/scan.png", mimeType: image/png}]
                assert:
                  - {type: contains, value: "Total"}
            """);

    assertThat(cases)
        .extracting(EvalCase::name)
        .containsExactly(
            "s / plain / extract / gemini:gemini-2.5-flash / 1",
            "s / plain / extract / gemini:gemini-2.5-flash / 2",
            "s / plain / extract / pro / 1",
            "s / plain / extract / pro / 2",
            "s / plain / terse / gemini:gemini-2.5-flash / 1",
            "s / plain / terse / gemini:gemini-2.5-flash / 2",
            "s / plain / terse / pro / 1",
            "s / plain / terse / pro / 2");
    EvalCase last = cases.get(7);
    assertThat(last.suite().budget())
        .isEqualTo(Limits.NONE.withMaxCost(Cost.usd("0.05")).withMaxTokens(40_000));
    assertThat(last.suite().description()).hasValue("Invoice extraction");
    assertThat(last.test().description()).hasValue("plain invoice");
    assertThat(last.test().location()).isEqualTo(new Location("suites/s.yaml", 14, 5));
    assertThat(last.slug()).isEqualTo("plain--terse--pro");
    assertThat(last.context().directory()).isEqualTo("suites/s");
    assertThat(last.context().sample()).isEqualTo(2);
    ChatRequest request = last.request();
    assertThat(request.model()).hasValue(ModelId.parse("gemini:gemini-2.5-pro"));
    assertThat(request.maxTokens()).hasValue(400);
    assertThat(request.thinkingBudget()).hasValue(512);
    assertThat(request.responseSchema()).isEqualTo(last.schema()).isPresent();
    assertThat(request.messages())
        .containsExactly(
            Message.user(
                "Extract the fields of: Invoice 7. Total: 119.00\n",
                InputFile.of("https://example.org/scan.png", "image/png")));
  }

  @Nested
  class Names {
    @Test
    void suiteIsNamedByItsPathBelowTheSuites() throws IOException {
      Path file = project.write("de/rechnung.yml", HEAD + "tests: [{vars: {word: a}}]\n");
      Suite suite = project.reader().read(file, project.problems).orElseThrow();

      assertThat(suite.name()).isEqualTo("de/rechnung");
      try (Stream<EvalCase> cases = suite.cases()) {
        assertThat(cases.findFirst().orElseThrow().context().directory())
            .isEqualTo("suites/de/rechnung");
      }
    }

    @Test
    void testWithoutIdIsNamedByItsDescriptionElseByAHashOfVarsAndFiles() {
      List<EvalCase> cases =
          project.cases(
              HEAD
                  + """
                  tests:
                    - {description: "Über & Co.", vars: {word: a}}
                    - {vars: {word: a, n: 1.0}}
                  """);

      assertThat(cases.get(0).test().id()).isEqualTo("uber-co");
      String hashed = cases.get(1).test().id();
      assertThat(hashed).matches("test-[0-9a-f]{10}");
      List<EvalCase> moved =
          project.cases(
              HEAD + "tests:\n  - {id: new, vars: {word: x}}\n  - vars: {n: 1, word: a}\n");
      assertThat(moved.get(1).test().id()).isEqualTo(hashed);
    }

    @Test
    void caseOfOneSampleHasNoNumber() {
      assertThat(project.cases(HEAD + "tests: [{id: a, vars: {word: x}}]").get(0).name())
          .isEqualTo("s / a / prompt-1 / gemini:gemini-2.5-flash");
    }
  }

  @Nested
  class Providers {
    private Provider provider(String yaml) {
      return project
          .suite("providers: [" + yaml + "]\nprompts: [Say it]\ntests: [{id: a}]\n")
          .providers()
          .get(0);
    }

    @Test
    void idsOfGoogleAndVertexMeanGemini() {
      assertThat(provider("google:gemini-2.5-flash").model().toString())
          .isEqualTo("gemini:gemini-2.5-flash");
      assertThat(provider("{id: vertex:gemini-2.5-pro}").label())
          .isEqualTo("gemini:gemini-2.5-pro");
    }

    @Test
    void endpointIsPartOfTheConfig() {
      assertThat(provider("{id: g:x, config: {endpoint: iu}}").endpoint()).hasValue(Endpoint.IU);
      assertThat(provider("g:x").endpoint()).isEmpty();
    }

    @Test
    void defaultsStandInForASuiteWithoutProviders() {
      Located defaults =
          Located.of(Json.text("gemini:gemini-2.5-pro"), Location.startOf("memories.yaml"));
      SuiteReader reader = project.reader().withDefaultProviders(defaults, project.problems);
      Path file = project.write("d.yaml", "prompts: [Say it]\ntests: [{id: a}]\n");

      Suite suite = reader.read(file, project.problems).orElseThrow();

      assertThat(project.problems.all()).isEmpty();
      assertThat(suite.providers())
          .extracting(Provider::label)
          .containsExactly("gemini:gemini-2.5-pro");
    }
  }

  @Nested
  class Prompts {
    @Test
    void chatOfAFileBecomesMessages() {
      EvalCase chat =
          project
              .cases(
                  """
                  providers: [gemini:gemini-2.5-flash]
                  prompts: [file://../prompts/chat.json]
                  defaultTest: {vars: {language: German}}
                  tests: [{id: a, vars: {document: 'x"y'}}]
                  """)
              .get(0);

      assertThat(chat.prompt().label()).isEqualTo("chat");
      assertThat(texts(chat)).containsExactly("Answer in German.", "Extract: x\"y");
      assertThat(chat.request().messages())
          .extracting(Message::role)
          .containsExactly(Role.SYSTEM, Role.USER);
    }

    @Test
    void filesGoWithTheLastMessageOfTheUser() {
      ChatRequest request =
          project
              .cases(
                  """
                  providers: [gemini:gemini-2.5-flash]
                  prompts:
                    - label: chat
                      messages:
                        - {role: user, content: Look}
                        - {role: user, content: Again}
                        - {role: assistant, content: "I see"}
                      files: [{uri: file://../data/dot.png}]
                  tests: [{id: a}]
                  """)
              .get(0)
              .request();

      assertThat(request.messages())
          .extracting(message -> message.parts().size())
          .containsExactly(1, 2, 1);
      InputFile image = (InputFile) request.messages().get(1).parts().get(1);
      assertThat(image.mimeType()).isEqualTo("image/png");
      assertThat(image.uri()).startsWith("data:image/png;base64,iVBOR");
    }

    @Test
    void promptFileWithASeparatorIsOnePromptAndAWarning() throws IOException {
      Files.writeString(project.directory().resolve("prompts/two.txt"), "one\n---\ntwo\n");

      project.suite("providers: [g:x]\nprompts: [file://../prompts/two.txt]\ntests: [{id: a}]\n");

      assertThat(warnings()).contains("s.yaml:2:11").contains("promptfoo would split it");
    }
  }

  @Nested
  class Nearest {
    private final String suite =
        """
        providers: [gemini:gemini-2.5-flash]
        prompts:
          - {label: plain, raw: x}
          - {label: own, raw: x, responseSchema: {type: STRING}, budget: {totalTokens: 7}}
        responseSchema: {type: NUMBER}
        files: [{uri: "https://example.org/a.mp4", seconds: 1.5}]
        budget: {cost: 1}
        defaultTest: {responseSchema: {type: INTEGER}}
        tests:
          - {id: a}
          - {id: b, responseSchema: {type: BOOLEAN}, files: [], budget: {cost: 0.5}}
        """;

    @Test
    void schemaOfTheTestBeatsThePromptsAndThatTheSuites() {
      assertThat(project.cases(suite))
          .extracting(c -> c.schema().orElseThrow().json().compact())
          .containsExactly(
              "{\"type\":\"INTEGER\"}",
              "{\"type\":\"STRING\"}",
              "{\"type\":\"BOOLEAN\"}",
              "{\"type\":\"BOOLEAN\"}");
    }

    @Test
    void filesOfTheSuiteAreShownUnlessATestTakesThemAway() {
      List<EvalCase> cases = project.cases(suite);

      InputFile video = (InputFile) cases.get(0).request().messages().get(0).parts().get(1);
      assertThat(video.mimeType()).isEqualTo("video/mp4");
      assertThat(video.videoLength()).hasValue(Duration.ofMillis(1500));
      assertThat(cases.get(2).request().messages().get(0).parts()).hasSize(1);
    }

    @Test
    void budgetOfTheTestBeatsThePromptsAndTheSuitesStandsApart() {
      List<EvalCase> cases = project.cases(suite);

      assertThat(cases)
          .extracting(EvalCase::budget)
          .containsExactly(
              Limits.NONE,
              Limits.NONE.withMaxTokens(7),
              Limits.NONE.withMaxCost(Cost.usd("0.5")),
              Limits.NONE.withMaxCost(Cost.usd("0.5")));
      assertThat(cases.get(0).suite().budget()).isEqualTo(Limits.NONE.withMaxCost(Cost.usd("1")));
    }
  }

  @Nested
  class Defaults {
    @Test
    void varsAndMetadataMergeByKeyAndAssertionsAreConcatenated() {
      TestCase test =
          project
              .cases(
                  HEAD
                      + """
                      defaultTest:
                        vars: {word: default, other: &o {deep: [1]}}
                        threshold: 0.5
                        metadata: {owner: team, kind: x}
                        assert: [{type: contains, value: a}]
                        repeat: {samples: 1}
                      tests:
                        - id: a
                          vars: {word: own, again: *o}
                          metadata: {kind: y}
                          assert: [{type: contains, value: b}]
                      """)
              .get(0)
              .test();

      assertThat(test.vars())
          .isEqualTo(
              Map.of(
                  "word", Json.text("own"),
                  "other", Json.parse("{\"deep\":[1]}"),
                  "again", Json.parse("{\"deep\":[1]}")));
      assertThat(judged(test, "a b")).containsExactly(true, true);
      assertThat(judged(test, "b")).containsExactly(false, true);
      assertThat(test.threshold()).hasValue(new BigDecimal("0.5"));
      assertThat(test.metadata()).isEqualTo(Json.parse("{\"owner\":\"team\",\"kind\":\"y\"}"));
    }

    private List<Boolean> judged(TestCase test, String answer) {
      return test
          .assertions()
          .judge(Answer.builder(answer).build(), test.values(), OptionalDouble.empty())
          .assertions()
          .stream()
          .map(AssertionResult::pass)
          .toList();
    }

    @Test
    void defaultsMayStandBehindTheTests() {
      assertThat(
              project
                  .cases("tests: [{id: a}]\n" + HEAD + "defaultTest: {vars: {word: late}}\n")
                  .stream()
                  .map(SuiteReaderTest::texts))
          .containsExactly(List.of("Say late"));
    }
  }

  @Test
  void valueThatLooksLikeATemplateStaysData() {
    assertThat(texts(project.cases(HEAD + "tests: [{id: a, vars: {word: '{{x}}'}}]").get(0)))
        .containsExactly("Say {{x}}");
  }

  @Test
  void mimeTypeThatContradictsTheNameIsAWarning() {
    project.suite(
        HEAD
            + "tests: [{id: a, vars: {word: x},\n"
            + " files: [{uri: 'https://example.org/a.png?x=.jpg', mimeType: image/jpeg}]}]\n");

    assertThat(warnings()).contains("mimeType is image/jpeg, but the name says image/png");
  }

  @Test
  void suiteThatChangedSinceItWasReadIsNotRun() throws IOException {
    Suite suite = project.suite(HEAD + "tests: [{id: a, vars: {word: x}}]\n");
    project.write("s.yaml", HEAD + "tests: [{id: changed, vars: {word: x}}]\n");

    assertThatThrownBy(suite::tests)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("changed while the suite was being run");
  }

  @Test
  void missingSuiteIsAProblem() {
    Problems problems = new Problems();

    Optional<Suite> suite = project.reader().read(Path.of("suites/gone.yaml"), problems);

    assertThat(suite).isEmpty();
    assertThat(problems.all().get(0).toString()).startsWith("suites/gone.yaml:1:1: ");
  }
}
