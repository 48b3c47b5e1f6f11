package ai.memories.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.evaluation.baseline.Baselines;
import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.result.CaseError;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run in parts, and the parts joined. */
class ShardsTest {
  @TempDir Path directory;
  private TestProject project;

  @BeforeEach
  void twelveTests() {
    project = new TestProject(directory);
    project.service(request -> TestProject.answer(TestProject.prompt(request)));
    suite("");
  }

  private void suite(String head) {
    var text = new StringBuilder("providers: [gemini:gemini-2.5-flash]\n");
    text.append("prompts: [{label: ask, raw: \"Say {{word}}\"}]\n")
        .append(head)
        .append("\ntests:\n");
    IntStream.range(0, 12)
        .forEach(
            i ->
                text.append(
                    "  - {id: case-%d, vars: {word: w%d}, assert: [{type: contains, value: w}]}\n"
                        .formatted(i, i)));
    project.write("suites/s.yaml", text.toString());
  }

  private List<RunOutcome> shards(int count, String... settings) throws Exception {
    List<RunOutcome> outcomes = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      List<String> all = new ArrayList<>(List.of(settings));
      all.addAll(List.of("shard", i + "/" + count));
      outcomes.add(project.runInto("shards/" + i, all.toArray(String[]::new)));
    }
    return outcomes;
  }

  private static List<String> ids(RunOutcome outcome) throws IOException {
    return TestProject.results(outcome).stream().map(result -> result.name().id()).toList();
  }

  @Nested
  class AShard {
    @Test
    void runsItsPart_andTogetherTheyRunEveryCaseOnce() throws Exception {
      List<String> all = new ArrayList<>();
      for (RunOutcome shard : shards(3)) {
        assertThat(ids(shard)).isNotEmpty().hasSizeLessThan(12);
        all.addAll(ids(shard));
      }

      assertThat(all)
          .containsExactlyInAnyOrder(
              IntStream.range(0, 12).mapToObj(i -> "case-" + i).toArray(String[]::new));
      assertThat(project.announced).anyMatch(line -> line.startsWith("shard 2/3: its share"));
    }

    @Test
    void hasAllSamplesOfItsCases() throws Exception {
      for (RunOutcome shard : shards(3, "repeat", "4")) {
        for (CaseResult one : TestProject.cases(shard)) {
          assertThat(ids(shard).stream().filter(one.name().id()::equals)).hasSize(5);
        }
      }
    }

    @Test
    void withoutACase_fails_nothing() throws Exception {
      assertThat(shards(40)).allMatch(RunOutcome::success);
    }

    @Test
    void leavesRecordingsOfOtherShardsAlone_andCountsNoneAsUnused() throws Exception {
      project.run();
      shards(3, "mode", "record").forEach(s -> assertThat(s.unusedRecordings()).isZero());

      assertThat(project.run("mode", "replay").success()).isTrue();
    }

    @Test
    void replacesWhatWasRecordedOfItsOwnCases() throws Exception {
      project.run();
      project.write(
          "suites/s.yaml",
          Files.readString(project.memories().resolve("suites/s.yaml")).replace("Say", "Tell"));
      shards(3, "mode", "record");

      assertThat(project.run("mode", "replay", "failOn", "unused,miss").success()).isTrue();
    }

    @Test
    void isHeldAgainstNoBaseline_andSaysWhoIs() throws Exception {
      project.run();
      Baselines.of(directory, project.memories()).accept(directory.resolve("target/memories"));

      RunOutcome shard = shards(2).get(0);

      assertThat(shard.comparisons().baselines()).isEmpty();
      assertThat(shard.notices())
          .anyMatch(n -> n.startsWith("shard 1/2: baselines and columns are compared where"));
    }

    @Test
    void isNoBaseline() throws Exception {
      project.run("shard", "1/2");

      assertThatThrownBy(
              () ->
                  Baselines.of(directory, project.memories())
                      .accept(directory.resolve("target/memories")))
          .hasMessageContaining("the last run was one shard: join them first (memories:merge)");
    }
  }

  @Nested
  class Merged {
    @Test
    void isARunLikeAnother_thatBecomesABaselineAndIsReportedAnew() throws Exception {
      shards(3);
      RunOutcome merged = project.merge("shards/*");

      assertThat(merged.success()).isTrue();
      assertThat(merged.totals().all().passed()).isEqualTo(12);
      assertThat(TestProject.results(merged)).extracting(CaseResult::seq).doesNotHaveDuplicates();
      assertThat(directory.resolve("target/memories"))
          .isDirectoryContaining("glob:**/{report.html,summary.md,summary.json,run.json}");
      assertThat(
              Baselines.of(directory, project.memories())
                  .accept(directory.resolve("target/memories"))
                  .cases())
          .isEqualTo(12);
      assertThat(project.report().totals().all().passed()).isEqualTo(12);
    }

    @Test
    void filteredShards_giveAFilteredRun() throws Exception {
      shards(2, "filter", "s/case-1*");

      assertThat(ids(project.merge("shards/*")))
          .containsExactlyInAnyOrder("case-1", "case-10", "case-11");
      assertThatThrownBy(
              () ->
                  Baselines.of(directory, project.memories())
                      .accept(directory.resolve("target/memories")))
          .hasMessageContaining("filter \"s/case-1*\"");
    }

    @Test
    void shardThatReachedItsLimit_isNamed_andItsCasesAreNotRun() throws Exception {
      List<RunOutcome> shards = shards(3, "mode", "live", "maxTokens", "50", "maxConcurrency", "1");
      RunOutcome merged = project.merge("shards/*");

      long notRun = shards.stream().mapToLong(s -> s.totals().all().notRun()).sum();
      assertThat(notRun).isPositive();
      assertThat(merged.totals().all().notRun()).isEqualTo(notRun);
      assertThat(merged.notices()).anyMatch(n -> n.matches("shard \\d/3 reached a limit: .*"));
      assertThat(merged.failures()).anyMatch(f -> f.endsWith("did not run"));
      assertThat(TestProject.results(merged))
          .filteredOn(result -> result.verdict() == Verdict.NOT_RUN)
          .allMatch(result -> result.errorKind().orElseThrow() == CaseError.Kind.BUDGET);
    }

    @Test
    void spendsNoMoreThanTheWhole() throws Exception {
      shards(3, "mode", "live", "maxTokens", "130", "maxConcurrency", "1");

      assertThat(project.merge("shards/*").spent().totalTokens()).isLessThanOrEqualTo(130);
    }

    @Test
    void limitsOnWhatIsReplayed_holdForTheSum_evenIfOnlyTheShardsKnewThem() throws Exception {
      project.run();
      suite("budget: {totalTokens: 250}");
      List<RunOutcome> shards = shards(3, "mode", "replay", "maxTokens", "299");

      assertThat(shards).allMatch(RunOutcome::success);
      assertThat(project.merge("shards/*").failures())
          .containsExactly(
              "a budget is exceeded: suite s: 300 tokens of 250 tokens",
              "a budget is exceeded: the run: 300 tokens of 299 tokens");
    }

    @Test
    void limitsOfTheRun_holdForTheSumOfAllModules() throws Exception {
      var second = new TestProject(directory.resolve("second"));
      second.ledgers = project.ledgers;
      second.write(
          "suites/t.yaml",
          "providers: [gemini:gemini-2.5-flash]\nprompts: [Hello]\ntests: [{id: a, assert: [{type: contains, value: o}]}]\n");
      project.run();
      second.run();
      String[] replayed = {"mode", "replay", "maxTokens", "310"};
      shards(2, replayed);
      for (int i = 1; i <= 2; i++) {
        second.runInto(
            "shards/" + i,
            "mode",
            "replay",
            "maxTokens",
            "310",
            "shard",
            i + "/2",
            "failOn",
            "failed");
      }

      assertThat(project.merge("shards/*", replayed).success()).isTrue();
      assertThat(second.merge("shards/*", replayed).failures())
          .containsExactly("a budget is exceeded: the run: 325 tokens of 310 tokens");
    }

    @Test
    void evidence_isThatOfTheStrictest() throws Exception {
      shards(2);
      RunOutcome merged = project.merge("shards/*", "evidence", "none");

      assertThat(TestProject.results(merged)).allMatch(result -> result.output().isEmpty());
    }

    @Test
    void directories_mayBeNamedOneByOne_orFoundAnywhereBelow() throws Exception {
      shards(2);
      assertThat(project.merge("shards/2, shards/1").totals().all().cases()).isEqualTo(12);
      assertThat(project.merge("sha*/**").totals().all().cases()).isEqualTo(12);
      assertThat(project.merge(directory.resolve("shards") + "/*").success()).isTrue();
    }
  }

  @Nested
  class NoVerdict {
    @BeforeEach
    void threeShards() throws Exception {
      shards(3);
    }

    private void refused(String... sayings) {
      assertThatThrownBy(() -> project.merge("shards/*"))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContainingAll(sayings);
      assertThat(directory.resolve("target/memories/run.json")).doesNotExist();
    }

    private void delete(String shard) throws IOException {
      try (Stream<Path> files = Files.walk(directory.resolve("shards").resolve(shard))) {
        for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(file);
        }
      }
    }

    @Test
    void whereShardsAreMissing() throws Exception {
      delete("1");
      delete("3");
      refused("shard 1/3 is missing", "shard 3/3 is missing");
    }

    @Test
    void whereAShardIsThereTwice() throws Exception {
      project.runInto("shards/again", "shard", "2/3");
      refused("shard 2/3 is there 2 times", "again");
    }

    @Test
    void whereTheirNumberDiffers() throws Exception {
      project.runInto("shards/3", "shard", "3/4");
      refused("not the same number of shards", "shard 3/4 (");
    }

    @Test
    void whereModeOrFilterDiffer() throws Exception {
      project.runInto("shards/3", "shard", "3/3", "mode", "live", "filter", "s/*");
      refused("not the same mode", "not the same filter", "shard 3/3 (");
    }

    @Test
    void whereTheSuitesOrPricesDiffer() throws Exception {
      suite("description: another");
      project.write(
          "prices.yaml",
          "date: 2026-11-01\nmodels: {'gemini:gemini-2.5-flash': {input: 1, output: 2}}\n");
      project.runInto("shards/3", "shard", "3/3");
      refused("not the same suites", "not the same prices");
    }

    @Test
    void whereTheSuitesHereAreOthers() {
      suite("description: another");
      refused("the suite s is not here as it was when the shards ran");
    }

    @Test
    void whereASuiteIsGone() throws Exception {
      Files.move(
          project.memories().resolve("suites/s.yaml"), project.memories().resolve("suites/t.yaml"));
      refused("the suite s ran and is not here");
    }

    @Test
    void whereThePricesHereAreOthers() {
      project.write(
          "prices.yaml",
          "date: 2026-11-01\nmodels: {'gemini:gemini-2.5-flash': {input: 1, output: 2}}\n");
      refused("the prices here are not those the shards ran with");
    }

    @Test
    void whereSettingsDiffer() throws Exception {
      project.runInto("shards/3", "shard", "3/3", "repeat", "2", "maxAge", "30d");
      refused("not the same setting repeat", "not the same setting maxAge", "shard 3/3 (");
    }

    @Test
    void whereLimitsDiffer() throws Exception {
      project.runInto("shards/3", "shard", "3/3", "maxTokens", "9000");
      refused("not the same limits", "shard 3/3 (");
    }

    @Test
    void whereTheyAreOfDifferentRunsOfTheCi() throws Exception {
      project.environment.put("GITHUB_RUN_ID", "100");
      shards(3);
      project.merge("shards/*");
      Files.delete(directory.resolve("target/memories/run.json"));

      project.environment.put("GITHUB_RUN_ID", "101");
      project.runInto("shards/3", "shard", "3/3");
      refused("not the same run of the CI", "shard 3/3 (");
    }

    @Test
    void whereAShardWasKilled() throws Exception {
      Path run = directory.resolve("shards/2/run.json");
      Files.writeString(
          run, Files.readString(run).replace("\"complete\": true", "\"complete\": false"));
      refused("the run was not completed");
    }

    @Test
    void whereARunIsNoShard() throws Exception {
      project.runInto("shards/whole");
      refused("whole is of an undivided run, no shard");
    }

    @Test
    void whereAResultBelongsToAnotherShard() throws Exception {
      Files.copy(
          directory.resolve("shards/1/results.jsonl"),
          directory.resolve("shards/2/results.jsonl"),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      refused("results.jsonl, line ", ": s / case-", "does not belong to shard 2/3");
    }

    @Test
    void whereNothingIsFound_orTheResultWouldOverwriteAShard() {
      assertThatThrownBy(() -> project.merge("nowhere/*"))
          .hasMessageContaining("there is no directory \"nowhere/*\"");
      assertThatThrownBy(() -> project.merge("shards/["))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("\"shards/[\" is no pattern: ");
      assertThatThrownBy(() -> project.merge("shards/*, target"))
          .hasMessageContaining("there is no directory \"target\"");
      assertThatThrownBy(
              () -> {
                project.run("shard", "1/2");
                project.merge("target/memories");
              })
          .hasMessageContaining("is where the joined results go");
    }
  }

  /** A suite is more than its YAML. */
  @Nested
  class WhatASuiteRefersTo {
    @BeforeEach
    void aSuiteOfManyFiles() throws Exception {
      project
          .write("memories.yaml", "match: {ignore: [/user]}\n")
          .write("prompts/ask.txt", "Say {{word}} of {{text}}")
          .write("schemas/any.json", "{\"type\": \"STRING\"}")
          .write(
              "data/words.csv",
              "word,text\nw1,file://../data/texts/a.txt\nw2,file://../data/texts/b.txt\n")
          .write("data/texts/a.txt", "a")
          .write("data/texts/b.txt", "b")
          .write("data/expected.txt", "w")
          .write(
              "suites/s.yaml",
              """
              providers: [gemini:gemini-2.5-flash]
              prompts: [file://../prompts/ask.txt]
              responseSchema: file://../schemas/any.json
              defaultTest: {assert: [{type: contains, value: file://../data/expected.txt}]}
              tests: file://../data/words.csv
              """);
      shards(2);
    }

    @ParameterizedTest
    @CsvSource({
      "memories.yaml, 'match: {ignore: [/seed]}'",
      "prompts/ask.txt, 'Tell {{word}} of {{text}}'",
      "schemas/any.json, '{\"type\": \"NUMBER\"}'",
      "data/texts/a.txt, c",
      "data/expected.txt, o"
    })
    void isTheSameForAllShards_andWhereTheyAreJoined(String file, String text) throws Exception {
      project.write(file, text);
      String named = "src/test/memories/" + file;
      assertThatThrownBy(() -> project.merge("shards/*"))
          .hasMessageContaining(
              "no verdict: these files are not here as they were when the shards ran: " + named);

      project.runInto("shards/2", "shard", "2/2");
      assertThatThrownBy(() -> project.merge("shards/*"))
          .hasMessageContaining("no verdict: not the same files: " + named + ": shard 1/2 (");

      project.runInto("shards/1", "shard", "1/2");
      assertThat(project.merge("shards/*").totals().all().cases()).isEqualTo(2);
    }

    @Test
    void aCaseMoreOrLess_isAnotherDataset() {
      project.write("data/words.csv", "word,text\nw1,file://../data/texts/a.txt\n");

      assertThatThrownBy(() -> project.merge("shards/*"))
          .hasMessageContaining("data/texts/b.txt, src/test/memories/data/words.csv");
    }
  }
}
