package ai.memories.evaluation.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.memories.evaluation.template.Vars;
import ai.memories.json.Json;
import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AssertionsJudgeTest {
  private static final String RED = "{\"type\": \"contains\", \"value\": \"red\"}";
  private static final String BLUE = "{\"type\": \"contains\", \"value\": \"blue\"}";
  private static final String UNKNOWN_COST = "{\"type\": \"cost\", \"threshold\": 1}";

  private static Judgement judge(String list, OptionalDouble threshold) {
    return Suite.of(list).judge(Answer.builder("red").build(), Vars.EMPTY, threshold);
  }

  @Test
  void nothingDemanded_passesWithFullScore() {
    Judgement judgement =
        Assertions.NONE.judge(Answer.builder("").build(), Vars.EMPTY, OptionalDouble.of(0.5));

    assertThat(judgement).isEqualTo(new Judgement(true, false, 1, java.util.List.of(), Map.of()));
  }

  @Test
  void oneFailure_failsTheCase_unlessAThresholdIsReached() {
    String list = "[" + RED + "," + BLUE + "]";

    assertThat(judge(list, OptionalDouble.empty()).pass()).isFalse();
    assertThat(judge(list, OptionalDouble.of(0.5)).pass()).isTrue();
    assertThat(judge(list, OptionalDouble.of(0.51)).pass()).isFalse();
  }

  @Test
  void result_saysWhatWasDemandedAndFound() {
    AssertionResult result =
        Suite.result("{\"type\": \"not-contains\", \"value\": \"red\", \"weight\": 2}", "red");

    assertThat(result.type()).isEqualTo("not-contains");
    assertThat(result.value()).contains(Json.text("red"));
    assertThat(result.weight()).isEqualTo(2);
    assertThat(result.pass()).isFalse();
    assertThat(result.score()).isZero();
    assertThat(result.reason()).isEqualTo("the answer contains \"red\"");
  }

  @Test
  void defaults_standBeforeTheTestsOwn() {
    Assertions both = Suite.of("[" + RED + "]").plus(Suite.of("[" + BLUE + "]"));

    assertThat(
            both.judge(Answer.builder("red").build(), Vars.EMPTY, OptionalDouble.empty())
                .assertions())
        .extracting(AssertionResult::pass)
        .containsExactly(true, false);
  }

  @Nested
  class WeightZero {
    private static final String METRIC_ONLY =
        "{\"type\": \"contains\", \"value\": \"blue\", \"weight\": 0, \"metric\": \"blue\"}";

    @Test
    void countsForItsMetricOnly() {
      Judgement judgement = judge("[" + RED + "," + METRIC_ONLY + "]", OptionalDouble.empty());

      assertThat(judgement.pass()).isTrue();
      assertThat(judgement.score()).isEqualTo(1);
      assertThat(judgement.namedScores()).containsExactly(Map.entry("blue", 0.0));
      assertThat(judgement.assertions().get(1).pass()).isFalse();
    }

    @Test
    void whereItCannotBeJudged_theCaseIsNoError_andTheMetricUnknown() {
      Judgement judgement =
          judge(
              "[{\"type\": \"cost\", \"threshold\": 1, \"weight\": 0, \"metric\": \"usd\"},"
                  + RED
                  + "]",
              OptionalDouble.empty());

      assertThat(judgement.pass()).isTrue();
      assertThat(judgement.errored()).isFalse();
      assertThat(judgement.assertions().get(0).errored()).isTrue();
      assertThat(judgement.namedScores()).isEmpty();
    }
  }

  @Nested
  class Metrics {
    @Test
    void areMeansByWeight() {
      Judgement judgement =
          judge(
              """
              [{"type": "contains", "value": "red", "metric": "colour", "weight": 3},
               {"type": "contains", "value": "blue", "metric": "colour"}]""",
              OptionalDouble.empty());

      assertThat(judgement.namedScores()).containsExactly(Map.entry("colour", 0.75));
    }

    @Test
    void insideASet_reachTheCase() {
      Judgement judgement =
          judge(
              """
              [{"type": "assert-set", "metric": "set", "weight": 2, "assert": [
                 {"type": "contains", "value": "red", "metric": "colour"},
                 {"type": "contains", "value": "blue"}]},
               {"type": "contains", "value": "blue", "metric": "colour"}]""",
              OptionalDouble.empty());

      assertThat(judgement.namedScores().get("set")).isEqualTo(0.5);
      assertThat(judgement.namedScores().get("colour")).isEqualTo(2.0 / 3, within(1e-12));
    }

    @Test
    void namesAreTemplates() {
      Assertions assertions =
          Suite.of("[{\"type\": \"contains\", \"value\": \"red\", \"metric\": \"m-{{lang}}\"}]");
      Judgement judgement =
          assertions.judge(
              Answer.builder("red").build(),
              Vars.of(Map.of("lang", Json.text("en"))),
              OptionalDouble.empty());

      assertThat(judgement.namedScores()).containsOnlyKeys("m-en");
    }
  }

  @Nested
  class Sets {
    private static String set(String type, String more) {
      return "[{\"type\": \"%s\", %s \"assert\": [%s, %s]}]".formatted(type, more, RED, BLUE);
    }

    @Test
    void withoutThreshold_holdWhenAllHold() {
      Judgement judgement = judge(set("assert-set", ""), OptionalDouble.empty());

      assertThat(judgement.pass()).isFalse();
      assertThat(judgement.score()).isEqualTo(0.5);
      assertThat(judgement.assertions().get(0).reason()).isEqualTo("1 of 2 assertions hold");
      assertThat(judgement.assertions().get(0).nested())
          .extracting(AssertionResult::pass)
          .containsExactly(true, false);
    }

    @Test
    void withThreshold_holdWhenTheScoreReachesIt() {
      assertThat(judge(set("assert-set", "\"threshold\": 0.5,"), OptionalDouble.empty()).pass())
          .isTrue();
      assertThat(judge(set("assert-set", "\"threshold\": 0.6,"), OptionalDouble.empty()).pass())
          .isFalse();
    }

    @Test
    void negated_holdWhenTheyDoNot() {
      assertThat(judge(set("not-assert-set", ""), OptionalDouble.empty()).pass()).isTrue();
    }

    @Test
    void withAnError_areErrors_evenNegated() {
      for (String type : new String[] {"assert-set", "not-assert-set"}) {
        Judgement judgement =
            judge(
                "[{\"type\": \"%s\", \"threshold\": 0.5, \"assert\": [%s, %s]}]"
                    .formatted(type, RED, UNKNOWN_COST),
                OptionalDouble.empty());

        assertThat(judgement.errored()).isTrue();
        assertThat(judgement.pass()).isFalse();
      }
    }
  }

  @Nested
  class Errors {
    @Test
    void areNoFailures_andSayWhere() {
      Judgement judgement = judge("[" + RED + "," + UNKNOWN_COST + "]", OptionalDouble.of(0.1));

      assertThat(judgement.errored()).isTrue();
      assertThat(judgement.pass()).isFalse();
      assertThat(judgement.assertions().get(1).errored()).isTrue();
      assertThat(judgement.assertions().get(1).reason())
          .startsWith("suite.yaml:2:1: what the answer cost is not known");
    }

    @Test
    void stayErrorsWhenNegated() {
      assertThat(
              judge("[{\"type\": \"not-cost\", \"threshold\": 1}]", OptionalDouble.empty())
                  .errored())
          .isTrue();
    }

    @Test
    void aRegexPastItsDeadline_namesPatternAndLine() {
      AssertionResult result =
          Suite.result(
              "{\"type\": \"regex\", \"value\": \"(.*,){12}P\"}",
              "1,2,3,4,5,6,7,8,9,10,".repeat(8));

      assertThat(result.errored()).isTrue();
      assertThat(result.reason()).startsWith("suite.yaml:1:1: ").contains("(.*,){12}P", "deadline");
    }

    @Test
    void aTemplateThatNobodyChecked_isAnErrorToo() {
      AssertionResult result =
          Suite.result("{\"type\": \"equals\", \"value\": \"{{missing}}\"}", "x");

      assertThat(result.errored()).isTrue();
      assertThat(result.reason()).startsWith("suite.yaml:1:2: ").contains("missing");
    }
  }

  @Nested
  class TemplatedValues {
    private static final Assertions CITY =
        Suite.of("[{\"type\": \"equals\", \"value\": \"{{city}}\"}]");

    private static boolean judged(String city, String answer) {
      return CITY.judge(
              Answer.builder(answer).build(),
              Vars.of(Map.of("city", Json.text(city))),
              OptionalDouble.empty())
          .pass();
    }

    @Test
    void followTheVariables_whateverWasJudgedBefore() {
      assertThat(judged("Paris", "Paris")).isTrue();
      assertThat(judged("Rome", "Paris")).isFalse();
      assertThat(judged("Rome", "Rome")).isTrue();
      assertThat(judged("Paris", "Paris")).isTrue();
    }

    @Test
    void areData_notTemplates() {
      assertThat(judged("{{city}}", "{{city}}")).isTrue();
    }

    @Test
    void mayBeNumbers() {
      Assertions words =
          Suite.of(
              """
              [{"type": "word-count", "value": {"max": "{{n}}"}},
               {"type": "cost", "threshold": "{{usd}}"}]""");
      Judgement judgement =
          words.judge(
              Answer.builder("one two").costUsd(new BigDecimal("0.001")).build(),
              Vars.of(Map.of("n", Json.text("2"), "usd", Json.text("0.001"))),
              OptionalDouble.empty());

      assertThat(judgement.pass()).isTrue();
      assertThat(judgement.assertions().get(1).threshold()).contains(new BigDecimal("0.001"));
    }
  }

  @Test
  void truncation_isJudgedWhereAnAssertionAsks() {
    assertThat(Suite.of("[" + RED + "]").judgesTruncation()).isFalse();
    assertThat(Suite.of("[{\"type\": \"not-truncated\"}]").judgesTruncation()).isTrue();
    assertThat(
            Suite.of(
                    "[{\"type\": \"assert-set\", \"assert\":"
                        + " [{\"type\": \"finish-reason\", \"value\": \"stop\"}]}]")
                .judgesTruncation())
        .isTrue();
  }
}
