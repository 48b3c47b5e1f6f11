package ai.memories.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.evaluation.baseline.Accepted;
import ai.memories.evaluation.baseline.Baselines;
import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.result.BaselineComparison;
import ai.memories.evaluation.result.ColumnComparison;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.SchemaRegression;
import ai.memories.http.ApiResponse;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run held against an accepted one, through the front door. */
class RegressionTest {
  private static final String SUITE =
      """
      providers: [gemini:gemini-2.5-flash]
      prompts: [{label: ask, raw: "Total of {{invoice}}?"}]
      responseSchema: {type: OBJECT, properties: {total: {type: NUMBER}, note: {type: STRING}}}
      tests:
        - {id: second, vars: {invoice: B}, assert: [{type: contains, value: total}]}
        - {id: first, vars: {invoice: A}, assert: [{type: contains, value: total}]}
      """;

  @TempDir Path project;

  private final Properties properties = new Properties();
  private final AtomicInteger calls = new AtomicInteger();
  private String answer = "{\"total\": 119, \"note\": \"x\"}";
  private int tokens = 100;

  @BeforeEach
  void anAcceptedRun() throws Exception {
    suite(SUITE);
    run("record");
    accept();
    calls.set(0);
  }

  private Path file(String name) {
    return project.resolve("src/test/memories").resolve(name);
  }

  private void suite(String yaml) {
    write("suites/invoices.yaml", yaml);
  }

  private void write(String name, String text) {
    try {
      Files.createDirectories(file(name).getParent());
      Files.writeString(file(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RunOutcome run(String mode) throws Exception {
    properties.setProperty("memories.mode", mode);
    var request =
        EvaluationRequest.builder(project)
            .environment(Map.of("MEMORIES_API_KEY", "sk-mai-0123456789abcdef0123"))
            .properties(properties)
            .service(asked -> CompletableFuture.completedFuture(response()));
    return Evaluation.run(request.build(), EvaluationListener.NONE).orElseThrow();
  }

  private ApiResponse response() {
    calls.incrementAndGet();
    ObjectNode body = Json.object().put("status", "completed");
    body.putArray("choices").addObject().put("index", 0).put("text", answer);
    body.putObject("usage")
        .put("input_tokens", tokens)
        .put("output_tokens", tokens)
        .put("total_tokens", 2 * tokens);
    return ApiResponse.live(200, "application/json", Json.of(body).compact());
  }

  private Accepted accept() throws IOException {
    return Baselines.of(project, Path.of("src/test/memories"))
        .accept(project.resolve("target/memories"));
  }

  private static BaselineComparison only(RunOutcome outcome) {
    assertThat(outcome.comparisons().baselines()).hasSize(1);
    return outcome.comparisons().baselines().get(0);
  }

  private static String edited(String from, String to) {
    assertThat(SUITE).contains(from);
    return SUITE.replace(from, to);
  }

  @Nested
  class Changes {
    private List<String> lines() throws IOException {
      return Files.readAllLines(project.resolve("target/memories/changes.jsonl"));
    }

    @Test
    void haveALinePerCaseThatIsNotAsItWas_withItsAnswerThen() throws Exception {
      suite(edited("- {id: first, vars: {invoice: A}", "- {id: third, vars: {invoice: C}"));
      answer = "{\"total\": 120}";
      run("record");

      assertThat(lines()).hasSize(2);
      assertThat(lines().get(0))
          .contains("\"id\":\"second\"", "\"changed\":[\"answer\"]")
          .contains("\"verdict\":\"PASSED\"", "{\\\"total\\\": 119, \\\"note\\\": \\\"x\\\"}");
      assertThat(lines().get(1)).contains("\"id\":\"third\"", "\"changed\":[\"new\"]");
    }

    @Test
    void areNone_whereAllIsAsItWas() throws Exception {
      run("replay");

      assertThat(lines()).isEmpty();
    }

    @Test
    void holdNoAnswer_whereNoEvidenceIsKept() throws Exception {
      properties.setProperty("memories.evidence", "none");
      answer = "{\"note\": \"y\"}";
      run("record");

      assertThat(lines()).hasSize(2).noneMatch(line -> line.contains("119"));
    }

    @Test
    void ofAnEarlierRun_goWithTheBaseline() throws Exception {
      run("replay");
      Files.delete(file("baselines/invoices.jsonl"));
      run("replay");

      assertThat(project.resolve("target/memories/changes.jsonl")).doesNotExist();
    }
  }

  @Nested
  class Accepting {
    @Test
    void theFile_hasTheSchemasFirst_thenThePrices_andThenTheCasesByName() throws Exception {
      List<String> lines = Files.readAllLines(file("baselines/invoices.jsonl"));

      assertThat(lines).hasSize(4);
      assertThat(lines.get(0)).contains("\"responseSchema\":{\"type\":\"OBJECT\"");
      assertThat(lines.get(1))
          .isEqualTo(
              "{\"model\":\"gemini:gemini-2.5-flash\",\"price\":{\"input\":0.30,\"output\":2.50}}");
      assertThat(lines.get(2)).startsWith("{\"id\":\"first\",\"prompt\":\"ask\"");
      assertThat(lines.get(3))
          .contains("\"id\":\"second\"", "\"verdict\":\"PASSED\"", "\"promptHash\":\"")
          .contains("\"samples\":{\"passed\":1,\"run\":1}", "\"answers\":[\"{\\\"total\\\": 119");
    }

    @Test
    void anEqualRun_givesTheSameBytes() throws Exception {
      byte[] before = Files.readAllBytes(file("baselines/invoices.jsonl"));
      run("replay");
      Accepted accepted = accept();

      assertThat(Files.readAllBytes(accepted.files().get(0))).isEqualTo(before);
      assertThat(accepted.cases()).isEqualTo(2);
      assertThat(accepted.notPassed()).isZero();
      try (var left = Files.list(file("baselines"))) {
        assertThat(left).hasSize(1);
      }
    }

    @Test
    void aMovedAReworded_andANewTest_changeTheirOwnLinesOnly() throws Exception {
      List<String> before = Files.readAllLines(file("baselines/invoices.jsonl"));
      suite(
          SUITE.substring(0, SUITE.indexOf("  - {id: second"))
              + """
                - {id: first, vars: {invoice: AA}, assert: [{type: contains, value: total}]}
                - {id: middle, vars: {invoice: C}, assert: [{type: contains, value: total}]}
                - {id: second, vars: {invoice: B}, assert: [{type: contains, value: total}]}
              """);
      run("record-missing");
      accept();
      List<String> after = Files.readAllLines(file("baselines/invoices.jsonl"));

      assertThat(after).hasSize(before.size() + 1);
      assertThat(after.subList(0, 2)).isEqualTo(before.subList(0, 2));
      assertThat(after.get(2)).startsWith("{\"id\":\"first\"").isNotEqualTo(before.get(2));
      assertThat(after.get(3)).startsWith("{\"id\":\"middle\"");
      assertThat(after.get(4)).isEqualTo(before.get(3));
    }

    @Test
    void withoutEvidence_noAnswerIsKept() throws Exception {
      properties.setProperty("memories.evidence", "none");
      run("replay");
      accept();

      assertThat(Files.readString(file("baselines/invoices.jsonl"))).doesNotContain("119");
    }

    @Test
    void aKilledRun_isRefused() throws Exception {
      Path run = project.resolve("target/memories/run.json");
      Files.writeString(
          run,
          Files.readString(run)
              .replace("\"complete\" : true", "\"complete\" : false")
              .replace("\"complete\": true", "\"complete\": false"));

      assertThatThrownBy(RegressionTest.this::accept)
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("not completed", "memories:evaluate");
    }

    @Test
    void aFilteredRun_isRefused() throws Exception {
      properties.setProperty("memories.filter", "invoices/first");
      run("replay");

      assertThatThrownBy(RegressionTest.this::accept)
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("filter \"invoices/first\"");
    }

    @Test
    void aRunWithoutRecordings_isRefused() throws Exception {
      suite(edited("Total of", "Sum of"));
      run("replay");

      assertThatThrownBy(RegressionTest.this::accept)
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("has no recording");
    }

    @Test
    void noRun_isRefused() {
      Baselines baselines = Baselines.of(project, Path.of("src/test/memories"));
      assertThatThrownBy(() -> baselines.accept(project.resolve("nowhere")))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("there is no run");
    }
  }

  @Nested
  class Comparing {
    @Test
    void anEqualRun_differsInNothing() throws Exception {
      BaselineComparison same = only(run("replay"));

      assertThat(same.compared()).isEqualTo(2);
      assertThat(same.newlyFailing().any() || same.newlyPassing().any()).isFalse();
      assertThat(same.changedPrompt().any() || same.changedModel().any()).isFalse();
      assertThat(same.tokens().growth().orElseThrow()).isZero();
      assertThat(same.costUsd().growth().orElseThrow()).isZero();
    }

    @Test
    void aCaseThatFailsNow_isNamed_andFailsByARuleToo() throws Exception {
      String failing =
          edited(
              "{invoice: A}, assert: [{type: contains, value: total}",
              "{invoice: A}, assert: [{type: contains, value: sum}");
      suite(failing);
      RunOutcome without = run("replay");
      suite("regression: {newFailures: 0}\n" + failing);
      RunOutcome with = run("replay");

      assertThat(only(without).newlyFailing().first())
          .containsExactly("first / ask / gemini:gemini-2.5-flash");
      assertThat(without.failures()).containsExactly("1 case failed");
      assertThat(with.failures())
          .hasSize(2)
          .anyMatch(f -> f.contains("1 newly failing") && f.contains("0 allowed: first / ask"));
    }

    @Test
    void movingRewordingAndAddingTests_touchesOnlyThose() throws Exception {
      suite(
          SUITE.substring(0, SUITE.indexOf("  - {id: second"))
              + """
                - {id: third, vars: {invoice: C}, assert: [{type: contains, value: total}]}
                - {id: first, vars: {invoice: AA}, assert: [{type: contains, value: total}]}
                - {id: second, vars: {invoice: B}, assert: [{type: contains, value: total}]}
              """);
      BaselineComparison comparison = only(run("record-missing"));

      assertThat(comparison.changedPrompt().first())
          .containsExactly("first / ask / gemini:gemini-2.5-flash");
      assertThat(comparison.added().first())
          .containsExactly("third / ask / gemini:gemini-2.5-flash");
      assertThat(comparison.gone().any()).isFalse();
      assertThat(calls).hasValue(2);
    }

    @Test
    void aCaseThatIsGone_isNamed_butNotWhereOnlyAPartWasRun() throws Exception {
      suite(SUITE.substring(0, SUITE.indexOf("  - {id: first")));
      assertThat(only(run("replay")).gone().first())
          .containsExactly("first / ask / gemini:gemini-2.5-flash");

      properties.setProperty("memories.filter", "invoices/second");
      assertThat(only(run("replay")).gone().any()).isFalse();
    }

    @Test
    void aCostThatGrew_failsByItsRuleOnly() throws Exception {
      tokens = 115;
      RunOutcome without = run("record");
      suite("regression: {costIncrease: 10%}\n" + SUITE);
      RunOutcome with = run("replay");
      suite("regression: {costIncrease: 15%}\n" + SUITE);

      assertThat(without.failures()).isEmpty();
      assertThat(without.notices())
          .anyMatch(line -> line.contains("cost") && line.contains("(+15.0 %)"));
      assertThat(with.failures())
          .singleElement()
          .asString()
          .contains("15.0 % more", "at most 10.0 %");
      assertThat(run("replay").failures()).isEmpty();
    }

    @Test
    void anotherModelUnderTheSameLabel_hasAHeadingOfItsOwn() throws Exception {
      suite(
          edited(
              "[gemini:gemini-2.5-flash]",
              "[{id: gemini:gemini-2.5-pro, label: \"gemini:gemini-2.5-flash\"}]"));

      BaselineComparison comparison = only(run("record-missing"));

      assertThat(comparison.changedModel().count()).isEqualTo(2);
      assertThat(comparison.changedPrompt().any()).isFalse();
    }

    @Test
    void rulesWithoutABaseline_sayHowToGetOne() throws Exception {
      Files.delete(file("baselines/invoices.jsonl"));
      suite("regression: {newFailures: 0}\n" + SUITE);

      assertThat(run("replay").notices()).anyMatch(line -> line.contains("memories:baseline"));
    }
  }

  @Nested
  class Prices {
    private static final String RATES =
        "gemini:gemini-2.5-flash from 0.30 in, 2.50 out USD per million tokens"
            + " to 30.00 in, 250.00 out USD per million tokens";

    @BeforeEach
    void aHundredTimesAsDear() {
      prices("input: 30, output: 250");
    }

    private void prices(String rates) {
      write(
          "prices.yaml", "date: 2026-11-01\nmodels: {gemini:gemini-2.5-flash: {" + rates + "}}\n");
    }

    @Test
    void thatChanged_areSaidWithOldAndNewRateAndTotal_andAreNoIncreaseOfCost() throws Exception {
      suite("regression: {costIncrease: 0%}\n" + SUITE);
      RunOutcome outcome = run("replay");

      assertThat(outcome.failures()).isEmpty();
      assertThat(outcome.notices())
          .contains(
              "  changed price: " + RATES,
              "    by that alone its answers cost 0.056 USD, no longer 0.00056 USD; the costs above"
                  + " are both at today's prices");
      assertThat(calls).hasValue(0);
    }

    @Test
    void thatChanged_failUnderFailOnPriceOnly() throws Exception {
      properties.setProperty("memories.failOn", "price");

      assertThat(run("replay").failures())
          .containsExactly(
              "invoices: prices changed since its baseline was accepted: "
                  + RATES
                  + "; its answers cost 0.056 USD, no longer 0.00056 USD; if they are right, accept"
                  + " a new baseline");

      accept();
      assertThat(run("replay").failures()).isEmpty();
    }

    @Test
    void equalInOtherDigits_haveNotChanged() throws Exception {
      prices("input: 0.3, output: 2.5000");
      properties.setProperty("memories.failOn", "price");

      assertThat(run("replay").failures()).isEmpty();
    }

    @Test
    void theyAloneThatPassABudget_failItUnderFailOnPriceOnly() throws Exception {
      suite("budget: {cost: 0.01 USD}\n" + SUITE.replace("vars:", "budget: {cost: 0.002}, vars:"));
      properties.setProperty("memories.maxCost", "0.05");
      RunOutcome usual = run("replay");
      properties.setProperty("memories.failOn", "price");
      RunOutcome strict = run("replay");

      assertThat(usual.failures()).isEmpty();
      assertThat(usual.notices())
          .contains(
              "a budget is exceeded because prices changed, and for no other reason: suite"
                  + " invoices: 0.056 USD of 0.01 USD, 0.00056 USD at the baseline's prices (fails"
                  + " only under failOn: price)");
      assertThat(strict.failures())
          .hasSize(5)
          .anyMatch(f -> f.contains("case invoices / first / ask") && f.contains("0.00028 USD at"))
          .anyMatch(f -> f.contains("the run: 0.056 USD of 0.05 USD, 0.00056 USD at"));
    }

    @Test
    void besideAPromptThatGrew_doNotExcuseIt() throws Exception {
      tokens = 10_000;
      prices("input: 0.6, output: 5");
      String longer = SUITE.replace("Total of", "What is the total of");
      suite(longer);
      run("record");
      suite("budget: {cost: 0.01 USD}\n" + longer);

      assertThat(run("replay").failures())
          .contains("a budget is exceeded: suite invoices: 0.112 USD of 0.01 USD");
    }

    @Test
    void thatAreUnknownNow_areSaidToBe() throws Exception {
      Path baseline = file("baselines/invoices.jsonl");
      Files.writeString(
          baseline,
          Files.readString(baseline).replace("gemini:gemini-2.5-flash", "gemini:nobody-knows"));
      suite(SUITE.replace("gemini:gemini-2.5-flash", "gemini:nobody-knows"));

      assertThat(run("replay").notices())
          .anyMatch(line -> line.endsWith("2.50 out USD per million tokens to no price"));
    }

    @Test
    void thatChanged_standInTheSummary() throws Exception {
      assertThat(only(run("replay")).prices().costs().cases()).isEqualTo(2);
      Json summary = Json.parse(Files.readString(project.resolve("target/memories/summary.json")));
      assertThat(summary.at("/baselines/0/prices/changes/0/before").orElseThrow().compact())
          .isEqualTo("{\"input\":0.30,\"output\":2.50}");
    }
  }

  @Nested
  class Schemas {
    @Test
    void aBreakingChange_fails_andSaysWhichRecordedAnswersItBreaks_withoutACall() throws Exception {
      suite(edited("total: {type: NUMBER}", "total: {type: STRING}"));
      RunOutcome outcome = run("replay");
      SchemaRegression schema = only(outcome).schemas().get(0);

      assertThat(calls).hasValue(0);
      assertThat(schema.cases()).isEqualTo(2);
      assertThat(schema.valid()).isZero();
      assertThat(schema.broken().first().get(0)).contains("first / ask", "/total: expected string");
      assertThat(schema.recordUsd().orElseThrow()).isEqualByComparingTo("0.00056");
      assertThat(outcome.failures())
          .anyMatch(f -> f.contains("/properties/total/type (the type was NUMBER"));
    }

    @Test
    void allowed_itFailsNothing() throws Exception {
      suite(
          "regression: {schema: allow-breaking}\n"
              + edited("total: {type: NUMBER}", "total: {type: STRING}"));

      assertThat(run("replay").failures()).containsExactly("2 cases found no recording");
    }

    @Test
    void aCompatibleChange_failsNothing_andAllRecordedAnswersStayValid() throws Exception {
      suite(edited("note: {type: STRING}", "note: {type: STRING}, tax: {type: NUMBER}"));
      RunOutcome outcome = run("replay");

      assertThat(outcome.failures()).containsExactly("2 cases found no recording");
      assertThat(only(outcome).schemas().get(0).valid()).isEqualTo(2);
      assertThat(outcome.notices())
          .anyMatch(line -> line.contains("compatible: a new property"))
          .anyMatch(line -> line.contains("2 of 2 recorded answers satisfy the new schema"));
    }

    @Test
    void answersThatWereNotKept_areCountedAsUnknown() throws Exception {
      properties.setProperty("memories.evidence", "none");
      run("replay");
      accept();
      suite(edited("total: {type: NUMBER}", "total: {type: STRING}"));

      SchemaRegression schema = only(run("replay")).schemas().get(0);

      assertThat(schema.unknown()).isEqualTo(2);
      assertThat(schema.broken().any()).isFalse();
    }
  }

  @Nested
  class Samples {
    @Test
    void severalSamples_areOneCaseWithAllItsAnswers() throws Exception {
      suite("repeat: {samples: 3}\n" + SUITE);
      run("record");
      Accepted accepted = accept();

      assertThat(accepted.cases()).isEqualTo(2);
      String line = Files.readAllLines(accepted.files().get(0)).get(2);
      assertThat(Json.parse(line).at("/samples").orElseThrow())
          .isEqualTo(Json.parse("{\"passed\": 3, \"run\": 3}"));
      assertThat(Json.parse(line).at("/answers/2")).isPresent();
      assertThat(Json.parse(line).at("/usage/totalTokens").orElseThrow().compact())
          .isEqualTo("600");
      assertThat(only(run("replay")).changedPrompt().any()).isFalse();
    }

    @Test
    void anotherNumberOfThem_hasAHeadingOfItsOwn_andIsNoIncreaseOfCost() throws Exception {
      suite("repeat: {samples: 3}\nregression: {costIncrease: 0%}\n" + SUITE);
      RunOutcome outcome = run("record");

      assertThat(only(outcome).changedSamples().count()).isEqualTo(2);
      assertThat(only(outcome).costUsd().cases()).isZero();
      assertThat(outcome.failures()).isEmpty();
    }
  }

  @Nested
  class Columns {
    @Test
    void columnsOfOneRun_areComparedPairwise() throws Exception {
      suite(
          """
          providers: [gemini:gemini-2.5-flash]
          prompts: [{label: long, raw: "Total of {{n}}, please?"}, {label: short, raw: "{{n}}?"}]
          tests:
            - {id: a, vars: {n: 1}, assert: [{type: contains, value: total}]}
            - {id: b, vars: {n: 2}, assert: [{type: contains, value: sum}]}
          """);
      RunOutcome outcome = run("record");

      ColumnComparison columns = outcome.comparisons().columns().get(0);
      assertThat(columns.columns())
          .extracting(c -> c.column().prompt())
          .containsExactly("long", "short");
      assertThat(columns.columns()).allSatisfy(column -> assertThat(column.judged()).isEqualTo(2));
      assertThat(columns.pairs())
          .singleElement()
          .satisfies(
              pair -> {
                assertThat(pair.both()).isEqualTo(2);
                assertThat(pair.test().p()).isEqualTo(1);
              });
      assertThat(outcome.notices())
          .filteredOn(line -> !line.contains("baseline") && !line.startsWith("  "))
          .containsExactly(
              "invoices, columns compared: no test passed in one of the 2 and failed in another; no"
                  + " difference shown");
      Json summary = Json.parse(Files.readString(project.resolve("target/memories/summary.json")));
      assertThat(summary.at("/columnComparisons/0/pairs/0/differenceShown").orElseThrow().compact())
          .isEqualTo("false");
    }
  }

  @Nested
  class ColumnsThatDiffer {
    private static final String COLUMNS =
        """
        providers: [gemini:gemini-2.5-flash]
        prompts: [{label: long, raw: "Total of {{n}}, please?"}, {label: short, raw: "{{n}}?"}]
        tests: [{id: a, vars: {n: 1}, assert: [{type: starts-with, value: "Yes"}]}]
        """;

    @Test
    void areToldWithTheirRates_andEachPairThatDiffers() throws Exception {
      suite(COLUMNS);
      answer = "Yes";
      properties.setProperty("memories.filter", "prompt=long");
      run("record");
      answer = "No";
      properties.remove("memories.filter");

      assertThat(run("record-missing").notices())
          .containsSubsequence(
              "invoices, columns compared:",
              "  long / gemini:gemini-2.5-flash: 1 of 1 passed, 100.0 % (95 % interval 20.7 to"
                  + " 100.0 %), 0.00028 USD per passed case",
              "  short / gemini:gemini-2.5-flash: 0 of 1 passed, 0.0 % (95 % interval 0.0 to 79.3"
                  + " %)",
              "  long / gemini:gemini-2.5-flash passed 1 that short / gemini:gemini-2.5-flash did"
                  + " not, and missed 0 that it passed, of 1 in both; exact p = 1.000, no"
                  + " difference shown");
    }

    @Test
    void areNotLookedFor_whereOneHasNoCases() throws Exception {
      suite(COLUMNS);
      properties.setProperty("memories.filter", "prompt=long");

      assertThat(run("record").notices()).noneMatch(line -> line.contains("columns compared"));
    }
  }

  @Nested
  class BadBaselines {
    @Test
    void aMergeConflict_isRefusedWithItsCure_beforeACall() throws Exception {
      String good = Files.readString(file("baselines/invoices.jsonl"));
      write(
          "baselines/invoices.jsonl",
          "<<<<<<< ours\n" + good + "=======\n" + good + ">>>>>>> theirs\n");

      assertThatThrownBy(() -> run("live"))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageStartingWith(
              "src/test/memories/baselines/invoices.jsonl:1:1: unresolved merge conflict")
          .hasMessageContaining("memories:evaluate", "memories:baseline");
      assertThat(calls).hasValue(0);
    }

    @Test
    void linesOutOfOrder_areRefused() throws Exception {
      List<String> lines = Files.readAllLines(file("baselines/invoices.jsonl"));
      write("baselines/invoices.jsonl", String.join("\n", lines.get(3), lines.get(2)));

      assertThatThrownBy(() -> run("replay"))
          .hasMessageContaining("jsonl:2:1", "order of their names");
    }

    @Test
    void rulesThatAreNone_areRefusedWhereTheyStand() {
      suite("regression: {newFailurs: 0, costIncrease: 0.1, schema: allow}\n" + SUITE);

      assertThatThrownBy(() -> run("replay"))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining("did you mean \"newFailures\"?")
          .hasMessageContaining("costIncrease must be per cent, such as 10%, not 0.1")
          .hasMessageContaining("schema must be allow-breaking");
    }
  }
}
