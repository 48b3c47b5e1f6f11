package ai.memories.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.cassette.CommandLine;
import ai.memories.evaluation.result.CaseError;
import ai.memories.evaluation.result.CaseResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command a miss names records the case that missed, whatever it is called. */
class RecordCommandTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "it's",
        "it's 5 $, or less",
        "say \"hi\"",
        "„so“ it’s 100 %",
        "größe & gewicht",
        "back\\slash `tick` $HOME",
        "EU / US",
        "a=b",
        "!not",
      })
  void recordsTheCaseThatMissed(String id) throws Exception {
    var project = new TestProject(directory);
    project.write(
        "suites/s.yaml",
        """
        providers: [gemini:gemini-2.5-flash]
        prompts: ["{{word}}?"]
        tests:
          - {id: '%s', vars: {word: this}}
          - {id: other, vars: {word: other}}
        """
            .formatted(id.replace("'", "''")));
    project.run("mode", "record-missing", "filter", filter(project, id));

    assertThat(project.asked).hasSize(1);
    assertThat(TestProject.prompt(project.asked.get(0))).isEqualTo("this?");
  }

  /** As a shell gives it on, of what stands in the message of the case. */
  private static String filter(TestProject project, String id) throws Exception {
    CaseResult missed =
        TestProject.cases(project.run("mode", "replay")).stream()
            .filter(result -> result.name().id().equals(id))
            .findFirst()
            .orElseThrow();
    String message = missed.error().map(CaseError::message).orElseThrow();
    String filter =
        message.split("record it with: record ", 2)[1].lines().findFirst().orElseThrow();
    String word = CommandLine.of(List.of("-D=" + filter));
    return word.substring("'-D=".length(), word.length() - 1);
  }
}
