package ai.memories.evaluation.suite;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.client.ChatRequest;
import ai.memories.client.Message;
import ai.memories.client.Role;
import ai.memories.client.TextPart;
import ai.memories.evaluation.assertion.Answer;
import ai.memories.evaluation.assertion.Judgement;
import ai.memories.evaluation.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code options} of tests, and the forms of prompts promptfoo knows. */
class OptionsTest {
  private static final String HEAD = "providers: [gemini:gemini-2.5-flash]\n";

  @TempDir Path directory;
  private SuiteProject project;

  @BeforeEach
  void makeProject() {
    project = new SuiteProject(directory);
  }

  private EvalCase only(String yaml) {
    List<EvalCase> cases = project.cases(HEAD + yaml);
    assertThat(cases).hasSize(1);
    return cases.get(0);
  }

  private static String asked(EvalCase evalCase) {
    ChatRequest request = evalCase.request();
    Message last = request.messages().get(request.messages().size() - 1);
    return ((TextPart) last.parts().get(0)).text();
  }

  private static Judgement judge(EvalCase evalCase, String answer) {
    return evalCase
        .test()
        .assertions()
        .judge(Answer.builder(answer).build(), evalCase.test().values(), OptionalDouble.empty());
  }

  private List<String> told(String yaml) {
    project
        .reader()
        .read(project.write("s.yaml", HEAD + yaml), project.problems)
        .ifPresent(suite -> suite.check(project.problems));
    return project.problems.all().stream().map(Problem::toString).toList();
  }

  @Test
  void prefixAndSuffix_standAroundThePrompt_theTestsOwnFirst() {
    EvalCase evalCase =
        only(
            """
            prompts: ["Say {{word}}"]
            defaultTest: {options: {prefix: "Dear {{name}}: ", suffix: "!"}}
            tests: [{vars: {word: yes, name: Ada}, options: {suffix: " {{word}}?"}}]
            """);

    assertThat(asked(evalCase)).isEqualTo("Dear Ada: Say yes yes?");
  }

  @Test
  void prefixOfAChat_isRefused() {
    assertThat(
            told(
                """
                prompts: [{label: c, messages: [{role: system, content: a}, {role: user, content: b}]}]
                tests: [{id: a, options: {prefix: x}, assert: [{type: is-json}]}]
                """))
        .singleElement()
        .asString()
        .startsWith("suites/s.yaml:3:9: prefix and suffix")
        .contains("the prompt \"c\" is a chat");
  }

  @Test
  void disableVarExpansion_keepsAList() {
    EvalCase evalCase =
        only(
            """
            prompts: ["Say {{ words | join(' ') }}"]
            tests: [{id: a, vars: {words: [a, b]}, options: {disableVarExpansion: true}}]
            """);

    assertThat(asked(evalCase)).isEqualTo("Say a b");
  }

  @Test
  void disableDefaultAsserts_leavesThoseOut() {
    EvalCase evalCase =
        only(
            """
            prompts: [Say it]
            defaultTest: {assert: [{type: contains, value: never}]}
            tests: [{id: a, assert: [{type: contains, value: it}], options: {disableDefaultAsserts: true}}]
            """);

    assertThat(judge(evalCase, "it").pass()).isTrue();
  }

  @Nested
  class Transforms {

    private EvalCase transformed(String options, String assertion) {
      return only(
          "prompts: [Say it]\ndefaultTest: {options: {%s}}\ntests: [{id: a, assert: [%s]}]\n"
              .formatted(options, assertion));
    }

    @Test
    void transformOfTheTest_isWhatAllAssertionsJudge() {
      EvalCase evalCase = transformed("transform: city", "{type: equals, value: Oslo}");

      assertThat(judge(evalCase, "{\"city\": \"Oslo\"}").pass()).isTrue();
      assertThat(judge(evalCase, "{\"city\": \"Rome\"}").pass()).isFalse();
    }

    @Test
    void answerTheTransformDoesNotFit_failsWithTheReason() {
      Judgement judgement =
          judge(transformed("transform: city", "{type: not-equals, value: Oslo}"), "{}");

      assertThat(judgement.pass()).isFalse();
      assertThat(judgement.errored()).isFalse();
      assertThat(judgement.assertions())
          .singleElement()
          .satisfies(
              result -> {
                assertThat(result.type()).isEqualTo("transform");
                assertThat(result.reason()).endsWith("does not fit the answer: it gives nothing");
              });
    }

    @Test
    void transformOfAnAssertion_isItsOwn_overThatOfTheTest() {
      EvalCase evalCase =
          transformed(
              "transform: city",
              "{type: equals, value: OSLO, transform: $uppercase($output)},"
                  + " {type: equals, value: Oslo}");

      assertThat(judge(evalCase, "{\"city\": \"Oslo\"}").pass()).isTrue();
    }

    @Test
    void answerAnAssertionsTransformDoesNotFit_failsNegatedToo() {
      for (String type : List.of("equals", "not-equals")) {
        EvalCase evalCase =
            transformed("suffix: x", "{type: " + type + ", value: a, transform: town}");

        assertThat(judge(evalCase, "{}").pass()).isFalse();
      }
    }

    @Test
    void javascript_isRefusedWithItsJsonata() {
      assertThat(
              told(
                  """
                  prompts: [Say it]
                  defaultTest: {options: {transform: JSON.parse(output).city}}
                  tests: [{id: a, assert: [{type: is-json}]}]
                  """))
          .singleElement()
          .asString()
          .startsWith("suites/s.yaml:3:36: a suite runs no code")
          .endsWith("write city");
    }
  }

  @Nested
  class Prompts {

    @Test
    void textThatIsAChatInJson_isAChat() {
      EvalCase evalCase =
          only(
              """
              prompts:
                - '[{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Say {{word}}"}]'
              tests: [{vars: {word: "a \\"quote\\""}}]
              """);

      assertThat(evalCase.request().messages())
          .extracting(Message::role)
          .containsExactly(Role.SYSTEM, Role.USER);
      assertThat(asked(evalCase)).isEqualTo("Say a \"quote\"");
    }

    @Test
    void variablesInJson_stayInsideTheirTexts() {
      EvalCase evalCase =
          only(
              """
              prompts: ['{"task": "{{task}}", "list": ["{{task}}", 1]}']
              tests: [{vars: {task: "say \\"hi\\"\\nnow"}}]
              """);

      assertThat(asked(evalCase))
          .isEqualTo(
              """
              {
                "task": "say \\"hi\\"\\nnow",
                "list": [
                  "say \\"hi\\"\\nnow",
                  1
                ]
              }""");
    }

    @Test
    void faultInsideJson_hasItsPlace() throws IOException {
      Files.writeString(
          project.directory().resolve("prompts/task.txt"), "{\n  \"task\": \"do {{tsk}}\"\n}\n");

      assertThat(
              told(
                  """
                  prompts: [file://../prompts/task.txt]
                  tests: [{vars: {task: x}, assert: [{type: is-json}]}]
                  """))
          .singleElement()
          .asString()
          .startsWith("prompts/task.txt:2:17: undefined variable `tsk`; did you mean `task`?");
    }

    @Test
    void whatOnlyLooksLikeJson_isAText() {
      EvalCase evalCase = only("prompts: ['{\"n\": {{n}}}']\ntests: [{vars: {n: 5}}]\n");

      assertThat(asked(evalCase)).isEqualTo("{\"n\": 5}");
    }
  }

  @Test
  void whatChangesNoVerdict_isIgnoredWithAWarning() {
    assertThat(
            told(
                """
                prompts: [Say it]
                sharing: false
                evaluateOptions: {maxConcurrency: 4, cache: false}
                tests: [{id: a, assert: [{type: is-json}], options: {runSerially: true}}]
                """))
        .hasSize(5)
        .allSatisfy(told -> assertThat(told).contains(" is ignored: "));
  }
}
