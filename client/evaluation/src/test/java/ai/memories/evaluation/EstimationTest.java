package ai.memories.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstimationTest {
  private static final String SUITE =
      """
      providers: [{id: gemini:gemini-2.5-flash, config: {max_tokens: 1000}}]
      prompts: ["Say {{word}}"]
      defaultTest: {assert: [{type: contains, value: ok}]}
      tests:
        - {id: first, vars: {word: one}}
        - {id: second, vars: {word: two}}
      """;

  @TempDir Path directory;
  private TestProject project;

  @BeforeEach
  void aSuite() {
    project = new TestProject(directory).write("suites/words.yaml", SUITE);
  }

  private List<String> estimate(String mode, String... more) throws Exception {
    project.announced.clear();
    String[] settings = new String[more.length + 4];
    settings[0] = "estimate";
    settings[1] = "true";
    settings[2] = "mode";
    settings[3] = mode;
    System.arraycopy(more, 0, settings, 4, more.length);
    assertThat(project.attempt(settings)).isEmpty();
    return project.announced;
  }

  @Test
  void whatWasNeverRecorded_isEstimated_andNothingIsCalled() throws Exception {
    assertThat(estimate("record-missing"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("this run, mode record-missing (")
                    .contains("): 2 calls, 2 / 1,006 / 2,")
                    .endsWith(" USD"))
        .anyMatch(line -> line.startsWith("recording all anew: 2 calls"))
        .anyMatch(line -> line.contains("suffices even for the high number"));
    assertThat(project.asked).isEmpty();
    assertThat(directory.resolve("target/memories/results.jsonl")).doesNotExist();
  }

  @Test
  void aRecordedUsage_takesTheEstimatesPlace() throws Exception {
    project.run("mode", "record", "filter", "words/first");

    assertThat(estimate("record", "filter", "words/first"))
        .anyMatch(line -> line.contains("): 1 call, 25 / 25 / 25 tokens"));
    assertThat(estimate("record-missing", "filter", "words/first"))
        .anyMatch(line -> line.endsWith("): no calls"));
  }

  @Test
  void aReplay_callsNothing_butWouldCostAnew() throws Exception {
    assertThat(estimate("replay"))
        .anyMatch(line -> line.startsWith("this run, mode replay") && line.endsWith("no calls"))
        .anyMatch(line -> line.startsWith("recording all anew: 2 calls"));
  }

  @Test
  void aLimitThatWillHoldTheRunBack_isSaid() throws Exception {
    assertThat(estimate("record", "maxCost", "0.000001"))
        .anyMatch(line -> line.contains("will probably keep cases from running"));
  }

  @Test
  void aModelWithoutPrice_andAVideoWithoutLength_areNotInTheNumbers() throws Exception {
    project.write(
        "suites/words.yaml",
        SUITE
            .replace("gemini-2.5-flash", "gemini-9-ultra")
            .replace(
                "{id: second,",
                "{id: second, files: [{uri: \"https://example.org/v.mp4\", mimeType:"
                    + " video/mp4}],"));

    assertThat(estimate("record"))
        .anyMatch(line -> line.contains("not in these numbers: no price is known for gemini:"))
        .anyMatch(line -> line.contains("not in these numbers: ") && line.contains("v.mp4"));
  }

  @Test
  void aRunThatCalls_saysItsEstimateFirst() throws Exception {
    project.run("mode", "record");

    assertThat(project.announced)
        .anyMatch(line -> line.startsWith("this run makes about 2 calls, "));
    assertThat(Files.exists(directory.resolve("target/memories/results.jsonl"))).isTrue();
  }

  @Test
  void ofALargeRun_theFirstCasesStandForAll() throws Exception {
    var suite = new StringBuilder(SUITE);
    for (int i = 0; i < 248; i++) {
      suite.append("  - {id: more-").append(i).append(", vars: {word: one}}\n");
    }
    project.write("suites/words.yaml", suite.toString());

    project.run("mode", "live");

    assertThat(project.announced)
        .anyMatch(
            line ->
                line.startsWith("this run makes about 250 calls, ")
                    && line.contains(" / 125,")
                    && line.endsWith(" (low / likely / high, from the first 100 cases)"));
  }

  @Nested
  class Graders {
    private static final String RUBRIC =
        "{type: llm-rubric, value: is kind, provider: gemini:gemini-2.5-pro}";

    @BeforeEach
    void theyJudge() {
      judging("");
    }

    private void judging(String more) {
      project.write(
          "suites/words.yaml",
          SUITE.replace(
              "assert: [{type: contains, value: ok}]", "assert: [" + RUBRIC + "]" + more));
      project.service(
          request ->
              TestProject.answer(
                  request.compact().contains("rubric")
                      ? "{\"pass\": true, \"reason\": \"\"}"
                      : "ok"));
    }

    @Test
    void ofAnswersNobodyHas_areEstimatedByTheLengthTheyMayHave() throws Exception {
      List<String> judged = List.copyOf(estimate("record-missing"));
      project.write("suites/words.yaml", SUITE);
      List<String> bare = estimate("record-missing");

      assertThat(judged).noneMatch(line -> line.contains("not in these numbers"));
      assertThat(judged).anyMatch(line -> line.contains("): 4 calls (2 to graders), "));
      // each reads an answer of 0 to 1,000 tokens, and may write as many as a model writes unasked
      long[] more = more(tokens(judged), tokens(bare));
      assertThat(more[0]).isBetween(100L, 300L);
      assertThat(more[1]).isBetween(2_100L, 2_500L);
      assertThat(more[2]).isBetween(4_200L, 5_200L);
    }

    private long[] tokens(List<String> lines) {
      String line = lines.stream().filter(l -> l.startsWith("this run")).findFirst().orElseThrow();
      String numbers = line.replaceAll(".*, ([\\d,]+ / [\\d,]+ / [\\d,]+) tokens.*", "$1");
      return Stream.of(numbers.replace(",", "").split(" / ")).mapToLong(Long::parseLong).toArray();
    }

    private static long[] more(long[] judged, long[] bare) {
      return new long[] {judged[0] - bare[0], judged[1] - bare[1], judged[2] - bare[2]};
    }

    @Test
    void thatWereRecorded_countWithTheirUsage() throws Exception {
      project.run("mode", "record");

      assertThat(estimate("record"))
          .anyMatch(line -> line.contains("): 4 calls (2 to graders), 100 / 100 / 100 tokens"));
      assertThat(estimate("record-missing")).anyMatch(line -> line.endsWith("): no calls"));
    }

    @Test
    void thatWereNeverAskedAboutARecordedAnswer_areThoseCalls() throws Exception {
      project.write("suites/words.yaml", SUITE);
      project.run("mode", "record");
      judging("");

      assertThat(estimate("record-missing"))
          .anyMatch(line -> line.contains("): 2 calls (2 to graders), "));
    }

    @Test
    void whoseQuestionATransformMakes_areNotInTheNumbers() throws Exception {
      judging(", options: {transform: word}");

      assertThat(estimate("record"))
          .anyMatch(line -> line.contains("): 2 calls, "))
          .anyMatch(
              line ->
                  line.startsWith("not in these numbers: words / first / ")
                      && line.endsWith("what graders are asked, which a transform makes"));
    }
  }
}
