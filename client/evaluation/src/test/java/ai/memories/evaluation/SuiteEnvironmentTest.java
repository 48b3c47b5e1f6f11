package ai.memories.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.evaluation.result.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Environment variables in suites: only those allowed, and their values nowhere. */
class SuiteEnvironmentTest {
  private static final String VALUE = "tenant-4711";

  @TempDir Path directory;
  private TestProject project;

  @BeforeEach
  void aSuiteThatNamesATenant() {
    project =
        new TestProject(directory)
            .write("memories.yaml", "env: {allow: [TENANT]}\n")
            .write(
                "suites/s.yaml",
                """
                providers: [gemini:gemini-2.5-flash]
                prompts: ["Greet {{env.TENANT}} in {{env.TONGUE}}"]
                env: {TONGUE: German}
                tests:
                  - id: a
                    assert: [{type: contains, value: "{{env.TENANT}}"}]
                """)
            .service(request -> TestProject.answer("Hallo " + VALUE));
    project.environment.put("TENANT", VALUE);
  }

  @Test
  void allowedVariable_isSent_andShownNowhere() throws Exception {
    RunOutcome outcome = project.run();

    assertThat(outcome.success()).isTrue();
    assertThat(TestProject.prompt(project.asked.get(0))).isEqualTo("Greet " + VALUE + " in German");
    assertThat(written()).contains("<env.TENANT>").doesNotContain(VALUE);
  }

  @Test
  void recording_isFoundUnderAnotherValue() throws Exception {
    project.run();
    project.asked.clear();
    project.environment.put("TENANT", "tenant-0815");

    RunOutcome outcome = project.run("mode", "replay");

    assertThat(project.asked).isEmpty();
    assertThat(outcome.answers().missed()).isZero();
  }

  @Test
  void variableNobodyAllowed_isAnErrorThatSaysWhereToAllowIt() {
    project.write("memories.yaml", "env: {allow: []}\n");

    assertThatThrownBy(() -> project.run())
        .hasMessageContaining("s.yaml:2:24: ")
        .hasMessageContaining("memories.yaml lists under env: {allow: […]}");
  }

  @Test
  void secretNames_areRefused_whereverTheyStand() {
    project
        .write("memories.yaml", "env: {allow: [TENANT, GITHUB_TOKEN]}\n")
        .write(
            "suites/t.yaml",
            """
            providers: [gemini:g]
            prompts: [x]
            env: {OPENAI_API_KEY: abcdefgh}
            tests: [{assert: [{type: is-json}]}]
            """);

    assertThatThrownBy(() -> project.run())
        .hasMessageContaining("memories.yaml:1:23: \"GITHUB_TOKEN\" says that it is a secret")
        .hasMessageContaining("t.yaml:3:7: \"OPENAI_API_KEY\" says that it is a secret")
        .hasMessageNotContaining("abcdefgh");
  }

  @Test
  void valueTooShortToHide_isRefused() {
    project.environment.put("TENANT", "de");

    assertThatThrownBy(() -> project.run())
        .hasMessageContaining("TENANT is too short to be hidden");
  }

  @Test
  void messagesOfMistakes_hideIt_too() {
    project.environment.put("TENANT", "tenant-(");
    project.write(
        "suites/s.yaml",
        """
        providers: [gemini:gemini-2.5-flash]
        prompts: [x]
        tests: [{assert: [{type: regex, value: "{{env.TENANT}}"}]}]
        """);

    assertThatThrownBy(() -> project.run())
        .hasMessageContaining("<env.TENANT>")
        .hasMessageNotContaining("tenant-(");
  }

  /** Everything below the project, as one text. */
  private String written() throws IOException {
    var all = new StringBuilder();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }
}
