package ai.memories.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code memories:validate} does. */
class CheckTest {
  @TempDir Path project;

  private final List<String> warnings = new ArrayList<>();

  private Optional<CheckOutcome> check(Map<String, String> environment) throws Exception {
    EvaluationRequest request = EvaluationRequest.builder(project).environment(environment).build();
    return Evaluation.check(
        request,
        new EvaluationListener() {
          @Override
          public void warned(Problem problem) {
            warnings.add(problem.toString());
          }
        });
  }

  private TestProject sound() {
    return new TestProject(project)
        .write(
            "suites/s.yaml",
            """
            providers: [gemini:gemini-2.5-flash]
            prompts: [file://../prompts/ask.txt]
            tests:
              - vars: {city: [Rome, Oslo]}
                assert: [{type: contains, value: a}]
            """)
        .write("prompts/ask.txt", "Where is {{city}}?");
  }

  /** Either would take the other's recordings for its predecessors and its orphans. */
  @Test
  void twoSuitesOfOneDirectoryOfRecordings_areRefused_evenIfOneOfThemRuns() {
    sound()
        .write("suites/big-rivers.yaml", "prompts: [hello]\n")
        .write("suites/big_rivers.yaml", "prompts: [hello]\n");

    assertThatThrownBy(() -> check(Map.of("MEMORIES_SUITES", "s")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(
            "suites big-rivers and big_rivers would share the directory"
                + " cassettes/suites/big-rivers: rename either");
  }

  @Test
  void soundProject_isCounted_andNothingIsWritten() throws Exception {
    sound();

    CheckOutcome outcome = check(Map.of()).orElseThrow();

    assertThat(outcome).hasToString("1 suite with 2 tests is in order");
    assertThat(project.resolve("target")).doesNotExist();
    assertThat(warnings).isEmpty();
  }

  @Test
  void needsNoKey_whateverTheModeSays() throws Exception {
    sound();

    assertThat(check(Map.of("MEMORIES_MODE", "record"))).isPresent();
  }

  @Test
  void mistakes_areToldAllTogether() {
    sound()
        .write("suites/t.yaml", "prompts: [hello]\ntests: [{vars: {a: 1}, asert: []}]\n")
        .write("prices.yaml", "modells: {}\n");

    assertThatThrownBy(() -> check(Map.of("MEMORIES_MAX_COST", "much")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("prices.yaml:1:1: unknown key \"modells\"")
        .hasMessageContaining("suites/t.yaml:2:24: unknown key \"asert\"")
        .hasMessageContaining("the suite has no providers")
        .hasMessageContaining("MEMORIES_MAX_COST");
  }

  @Test
  void whatNoSuiteRefersTo_isAWarning_andNotToldTwice() throws Exception {
    sound()
        .write("prompts/forgotten.txt", "Hello {{name")
        .write("schemas/forgotten.json", "{\"type\": \"OBJCT\"}")
        .write("schemas/plain.json", "{\"type\": \"object\", \"additionalProperties\": false}");

    assertThat(check(Map.of()).orElseThrow().warnings()).isEqualTo(2);
    assertThat(warnings)
        .anySatisfy(told -> assertThat(told).contains("schemas/forgotten.json:1:10", "OBJCT"))
        .anySatisfy(told -> assertThat(told).contains("prompts/forgotten.txt:1:"));
  }

  @Test
  void brokenSchemaOfASuite_isToldOnce_asAnError() {
    sound()
        .write("suites/u.yaml", suiteWithSchema())
        .write("schemas/x.json", "{\"type\": \"OBJCT\"}");

    assertThatThrownBy(() -> check(Map.of())).hasMessageContaining("schemas/x.json:1:10");
    assertThat(warnings).isEmpty();
  }

  private static String suiteWithSchema() {
    return """
        providers: [gemini:gemini-2.5-flash]
        prompts: [hello]
        responseSchema: file://../schemas/x.json
        tests: [{vars: {a: 1}, assert: [{type: is-json}]}]
        """;
  }

  @Test
  void recordingsOfASuiteThatIsGone_areAWarning_thoseOfOneThatIsThereAreNot() throws Exception {
    TestProject recorded = sound();
    recorded.service(request -> TestProject.answer("a")).run("mode", "record");
    assertThat(check(Map.of())).isPresent();
    assertThat(warnings).isEmpty();

    Path suites = recorded.memories().resolve("cassettes/suites");
    Files.move(suites.resolve("s"), suites.resolve("old-name"));
    assertThat(check(Map.of())).isPresent();
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("cassettes/suites/old-name: 2 recordings of no suite: delete the directory or");

    warnings.clear();
    check(Map.of("MEMORIES_SUITES", "s"));
    assertThat(warnings).isEmpty();
  }

  @Test
  void brokenRecording_isAnError() {
    sound().write("cassettes/suites/s/x-000000000000.json", "{");

    assertThatThrownBy(() -> check(Map.of()))
        .hasMessageContaining("cassettes/suites/s/x-000000000000.json:1:1: ");
  }

  @Test
  void projectWithoutSuites_hasNothingToLookAt() throws Exception {
    Files.createDirectories(project.resolve("src/test/memories"));

    assertThat(check(Map.of())).isEmpty();
  }
}
