package ai.memories.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.evaluation.baseline.Baselines;
import ai.memories.evaluation.problem.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which reports are written, and old runs read back. */
class RunReportsTest {
  private static final String SUITE =
      """
      providers: [gemini:gemini-2.5-flash, {id: gemini:gemini-2.5-pro, label: pro}]
      prompts: [{label: ask, raw: "Say {{word}}"}]
      budget: {totalTokens: 60}
      responseSchema: {type: OBJECT, properties: {a: {type: STRING%s}}}
      repeat: {samples: 2}
      tests:
        - {id: one, vars: {word: a}, assert: [{type: contains, value: a}]}
        - {id: two, vars: {word: b}, assert: [{type: contains, value: zzz}]}
      """;

  @TempDir Path directory;
  private TestProject project;

  @BeforeEach
  void aRunThatIsHeldAgainstABaseline() throws Exception {
    project = new TestProject(directory).service(request -> TestProject.answer("{\"a\": \"x\"}"));
    project.write("suites/s.yaml", SUITE.formatted("").replace("60", "60000"));
    project.run();
    Baselines.of(directory, project.memories()).accept(directory.resolve("target/memories"));
    project.write("suites/s.yaml", SUITE.formatted(", enum: [y]").replace("60", "60000"));
    project.run("maxCost", "0.50");
  }

  private Path output() {
    return directory.resolve("target/memories");
  }

  private Map<String, String> texts() throws IOException {
    try (Stream<Path> files = Files.walk(output())) {
      Map<String, String> texts = new TreeMap<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(output().relativize(file).toString(), Files.readString(file));
      }
      return texts;
    }
  }

  @Test
  void writtenAnew_everyReportIsTheSame() throws Exception {
    Map<String, String> before = texts();
    for (String name : before.keySet()) {
      if (!name.equals("run.json") && !name.endsWith(".jsonl") && !name.equals("summary.json")) {
        Files.delete(output().resolve(name));
      }
    }

    project.report();

    assertThat(texts()).isEqualTo(before);
  }

  @Test
  void formats_areTheReportsThatAreWritten_besidesTheSummaryOthersReadFrom() throws Exception {
    for (String name : texts().keySet()) {
      Files.delete(output().resolve(name));
    }

    project.run("formats", "markdown");

    assertThat(texts())
        .containsOnlyKeys(
            "run.json", "results.jsonl", "changes.jsonl", "summary.json", "summary.md");
  }

  @Test
  void unknownFormat_isRefusedBeforeTheFirstCall() {
    project.asked.clear();

    assertThatThrownBy(() -> project.run("mode", "live", "formats", "htlm,junit"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("\"htlm\"; did you mean \"html\"?");
    assertThat(project.asked).isEmpty();
  }

  @Test
  void moreEvidenceThanWasKept_isNotToBeHad_andSaidSo() throws Exception {
    project.run("evidence", "none");

    project.report("evidence", "full");

    assertThat(project.warned)
        .anyMatch(
            warning -> warning.contains("kept evidence \"none\", and no report can have more"));
  }

  @Nested
  class NothingIsReadFrom {
    private void refused(String... sayings) {
      assertThatThrownBy(() -> project.report())
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContainingAll(sayings);
    }

    private void edit(String file, String from, String to) throws IOException {
      String text = Files.readString(output().resolve(file));
      assertThat(text).contains(from);
      Files.writeString(output().resolve(file), text.replace(from, to));
    }

    @Test
    void aDirectoryWithoutARun() throws Exception {
      Files.delete(output().resolve("run.json"));
      refused("there is no run");
    }

    @Test
    void aRunThatWasKilled() throws Exception {
      edit("run.json", "\"complete\": true", "\"complete\": false");
      refused("was not completed");
    }

    @Test
    void aRunOfAnotherVersion() throws Exception {
      edit("run.json", "\"formatVersion\": 1", "\"formatVersion\": 2");
      refused("newer version");
      edit("run.json", "\"formatVersion\": 2,", "");
      refused("older version");
    }

    @Test
    void somethingElse() throws Exception {
      Files.writeString(output().resolve("run.json"), "{\"name\": \"x\"}");
      refused("of no run of memories");
      Files.writeString(output().resolve("run.json"), "{");
      refused("run.json is no JSON");
    }

    @Test
    void aRunJsonThatLostAMember() throws Exception {
      edit("run.json", "\"limitsSet\"", "\"limitSet\"");
      refused("run.json is damaged");
    }

    @Test
    void filesOfDifferentRuns() throws Exception {
      String summary = Files.readString(output().resolve("summary.json"));
      project.run();
      Files.writeString(output().resolve("summary.json"), summary);
      refused("of different runs");
    }

    @Test
    void resultsThatWereCut() throws Exception {
      String results = Files.readString(output().resolve("results.jsonl"));
      Files.writeString(
          output().resolve("results.jsonl"), results.substring(0, results.length() - 20));
      refused("results.jsonl, line 12: ");
      String lines = results.substring(0, results.lastIndexOf('\n', results.length() - 2) + 1);
      Files.writeString(output().resolve("results.jsonl"), lines);
      refused("has not the cases that were summed up");
    }

    @Test
    void aSummaryThatIsNone() throws Exception {
      edit("summary.json", "\"spent\"", "\"spend\"");
      refused("summary.json is none of ours");
    }
  }
}
