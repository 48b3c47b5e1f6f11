package ai.memories.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.result.RunOutcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Configurations of the kind people publish for promptfoo: each is refused with the edits to make
 * and no other, and once they are made, which the file beside it shows, it runs and replays.
 */
class PromptfooSuitesTest {
  private static final String VERDICT = "{\"reason\": \"good\", \"pass\": true, \"score\": 1}";

  @TempDir Path directory;

  private String name = "";
  private String text = "";
  private final List<String> edits = new ArrayList<>();

  private PromptfooSuitesTest given(String newName) throws IOException {
    name = newName;
    text = resource(name + ".yaml");
    return this;
  }

  private static String resource(String file) throws IOException {
    try (var in = PromptfooSuitesTest.class.getResourceAsStream("promptfoo/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** An edit, and the message that asks for it, with its line. */
  private PromptfooSuitesTest edit(String message, String from, String to) {
    assertThat(text).contains(from);
    edits.add(message);
    edits.add(from);
    edits.add(to);
    return this;
  }

  /** Every message is an edit, every edit is asked for, and with all of them it runs. */
  private RunOutcome runsAfterTheEdits(String answer) throws Exception {
    var project = new TestProject(directory).write("suites/s.yaml", text);
    String edited = text;
    List<String> asked = new ArrayList<>();
    for (int i = 0; i < edits.size(); i += 3) {
      asked.add("src/test/memories/suites/s.yaml:" + edits.get(i));
      edited = edited.replace(edits.get(i + 1), edits.get(i + 2));
    }
    assertThatThrownBy(() -> check())
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            e -> {
              List<String> told = e.problems().stream().map(Problem::toString).toList();
              asked.forEach(edit -> assertThat(told).anyMatch(m -> m.startsWith(edit)));
              assertThat(told).allMatch(m -> asked.stream().anyMatch(m::startsWith));
            });
    assertThat(edited).isEqualTo(resource(name + ".edited.yaml"));
    project
        .write("suites/s.yaml", edited)
        .service(
            request ->
                TestProject.answer(request.compact().contains("rubric>") ? VERDICT : answer));
    RunOutcome recorded = project.run();
    project.asked.clear();
    RunOutcome replayed = project.run("mode", "replay");
    assertThat(project.asked).isEmpty();
    assertThat(replayed.totals().all().passed()).isEqualTo(recorded.totals().all().passed());
    return replayed;
  }

  private void check() throws IOException {
    Evaluation.check(EvaluationRequest.builder(directory).build(), EvaluationListener.NONE);
  }

  @Test
  void support() throws Exception {
    RunOutcome outcome =
        given("support")
            .edit(
                "13:30: \"maxOutputTokens\" of a provider's config is not supported: write"
                    + " max_tokens",
                "maxOutputTokens",
                "max_tokens")
            .edit(
                "20:14: there is no assertion type \"javascript\"",
                "{type: javascript, value: output.length < 600}",
                "{type: jsonata, expression: '$length($output) < 600'}")
            .runsAfterTheEdits(
                "Your parcel is on its way; write to us if it is not there by Friday.");

    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.totals().all().cases()).isEqualTo(4);
  }

  @Test
  void extraction() throws Exception {
    RunOutcome outcome =
        given("extraction")
            .edit(
                "6:24: a suite runs no code, and a transform is JSONata",
                "JSON.parse(output)}",
                "$}")
            .edit(
                "13:16: there is no assertion type \"javascript\"",
                "{type: javascript, value: 'JSON.parse(output).skills.length >= 2'",
                "{type: jsonata, expression: '$count(skills) >= 2'")
            .edit(
                "14:16: there is no assertion type \"javascript\"",
                "{type: javascript, value: \"JSON.parse(output).city === 'Linz'\"",
                "{type: jsonata, expression: 'city = \"Linz\"'")
            .runsAfterTheEdits(
                "```json\n"
                    + "{\"title\": \"Welder\", \"city\": \"Linz\", \"skills\": [\"MIG\","
                    + " \"TIG\"]}\n"
                    + "```");

    assertThat(outcome.failures()).isEmpty();
  }

  @Test
  void summary() throws Exception {
    RunOutcome outcome =
        given("summary")
            .edit("2:11: this prompt has raw and id", "{id: short, ", "{")
            .edit(
                "3:1: \"targets\" of a suite is not supported: write providers",
                "targets:",
                "providers:")
            .edit(
                "4:7: \"OPENAI_API_KEY\" says that it is a secret",
                "env: {OPENAI_API_KEY: sk-none}\n",
                "")
            .edit(
                "5:1: \"scenarios\" of a suite is not supported: write each combination as a test",
                "scenarios: [{config: [{vars: {audience: children}}], tests: [{vars: {article:"
                    + " x}}]}]\n",
                "")
            .edit(
                "7:5: prefix or suffix under options: undefined variable `limit`",
                "{{limit}}",
                "20")
            .edit(
                "15:16: there is no assertion type \"similar\"",
                "{type: similar, value: A rusted cable closed the bridge., threshold: 0.8}",
                "{type: rouge-n, value: A rusted cable closed the bridge., threshold: 0.5}")
            .edit(
                "16:16: there is no assertion type \"g-eval\"",
                "{type: g-eval, value: fits the audience}",
                "{type: llm-rubric, value: fits the audience, provider: gemini:gemini-2.5-pro}")
            .runsAfterTheEdits("A rusted cable closed the bridge on Monday.");

    assertThat(outcome.failures()).isEmpty();
    assertThat(outcome.totals().all().cases()).isEqualTo(2);
  }
}
