package ai.memories.evaluation.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.memories.evaluation.template.Vars;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The arithmetic of scores, over whatever assertions of whatever weights and scores. */
class ScoringPropertiesTest {
  private static final double EXACT = 1e-9;

  /** An assertion that gets this score, holds from the limit on, and counts with this weight. */
  record Scored(int percent, int limit, int weight, boolean negated) {
    boolean holds() {
      return percent >= limit != negated;
    }

    double score() {
      return negated ? 1 - percent / 100.0 : percent / 100.0;
    }

    /** It reads its score from the answer, at its own place. */
    ObjectNode written(int place) {
      return Json.object()
          .put("type", negated ? "not-jsonata" : "jsonata")
          .put("expression", "scores[" + place + "]")
          .put("threshold", limit / 100.0)
          .put("weight", weight);
    }
  }

  @Provide
  Arbitrary<List<Scored>> demands() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 100),
            Arbitraries.integers().between(1, 100),
            Arbitraries.integers().between(0, 5),
            Arbitraries.of(true, false))
        .as(Scored::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  private static Answer answer(List<Scored> demands) {
    ObjectNode answer = Json.object();
    ArrayNode scores = answer.putArray("scores");
    demands.forEach(one -> scores.add(one.percent() / 100.0));
    return Answer.builder(Json.of(answer).compact()).build();
  }

  private static ArrayNode written(List<Scored> demands) {
    ArrayNode list = Json.nodes().arrayNode();
    for (int i = 0; i < demands.size(); i++) {
      list.add(demands.get(i).written(i));
    }
    return list;
  }

  private static Judgement judge(ArrayNode list, List<Scored> demands, OptionalDouble threshold) {
    return Suite.of(Json.of(list).compact()).judge(answer(demands), Vars.EMPTY, threshold);
  }

  private static Judgement judge(List<Scored> demands) {
    return judge(written(demands), demands, OptionalDouble.empty());
  }

  private static double mean(List<Scored> demands) {
    double weights = demands.stream().mapToInt(Scored::weight).sum();
    double sum = demands.stream().mapToDouble(one -> one.score() * one.weight()).sum();
    return weights == 0 ? 0 : sum / weights;
  }

  @Property(tries = 300)
  void score_isTheMeanByWeight_andOneOfWeightThatFails_failsAll(
      @ForAll("demands") List<Scored> demands) {
    Judgement judgement = judge(demands);

    assertThat(judgement.score()).isBetween(0.0, 1.0).isEqualTo(mean(demands), within(EXACT));
    assertThat(judgement.pass())
        .isEqualTo(demands.stream().allMatch(one -> one.holds() || one.weight() == 0));
    assertThat(judgement.errored()).isFalse();
  }

  @Property(tries = 300)
  void threshold_letsTheScoreAloneDecide(
      @ForAll("demands") List<Scored> demands, @ForAll @IntRange(min = 1, max = 100) int percent) {
    double threshold = percent / 100.0;
    Judgement judgement = judge(written(demands), demands, OptionalDouble.of(threshold));

    assertThat(judgement.pass()).isEqualTo(judgement.score() >= threshold);
  }

  @Property(tries = 300)
  void order_changesNothing(@ForAll("demands") List<Scored> demands, @ForAll long seed) {
    List<Scored> shuffled = new ArrayList<>(demands);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(judge(shuffled).pass()).isEqualTo(judge(demands).pass());
    assertThat(judge(shuffled).score()).isEqualTo(judge(demands).score(), within(EXACT));
  }

  @Property(tries = 300)
  void weightsTenTimesAsHigh_changeNothing(@ForAll("demands") List<Scored> demands) {
    List<Scored> heavier =
        demands.stream()
            .map(one -> new Scored(one.percent(), one.limit(), one.weight() * 10, one.negated()))
            .toList();

    assertThat(judge(heavier).pass()).isEqualTo(judge(demands).pass());
    assertThat(judge(heavier).score()).isEqualTo(judge(demands).score(), within(EXACT));
  }

  @Property(tries = 300)
  void negated_turnsVerdictAndScoreRound(@ForAll("demands") List<Scored> demands) {
    for (Scored one : demands) {
      var opposite = new Scored(one.percent(), one.limit(), 1, !one.negated());
      var itself = new Scored(one.percent(), one.limit(), 1, one.negated());

      assertThat(judge(List.of(opposite)).pass()).isNotEqualTo(judge(List.of(itself)).pass());
      assertThat(judge(List.of(opposite)).score())
          .isEqualTo(1 - judge(List.of(itself)).score(), within(EXACT));
    }
  }

  @Property(tries = 300)
  void set_countsAsOneAssertion_ofTheScoreItsMembersHaveTogether(
      @ForAll("demands") List<Scored> demands, @ForAll @IntRange(min = 1, max = 9) int weight) {
    if (demands.stream().allMatch(one -> one.weight() == 0)) {
      return; // refused when it is read
    }
    Judgement alone = judge(demands);
    ArrayNode list = Json.nodes().arrayNode();
    list.addObject()
        .put("type", "assert-set")
        .put("weight", weight)
        .put("metric", "together")
        .set("assert", written(demands));
    Judgement inside = judge(list, demands, OptionalDouble.empty());

    assertThat(inside.pass()).isEqualTo(alone.pass());
    assertThat(inside.score()).isEqualTo(alone.score(), within(EXACT));
    assertThat(inside.namedScores().get("together")).isEqualTo(alone.score(), within(EXACT));
    assertThat(inside.assertions().get(0).nested()).hasSameSizeAs(demands);
  }

  @Property(tries = 300)
  void metric_isTheMeanUnderItsName_whereWeightZeroCountsAsOne(
      @ForAll("demands") List<Scored> demands) {
    ArrayNode list = written(demands);
    list.forEach(one -> ((ObjectNode) one).put("metric", "m"));
    double weights = demands.stream().mapToInt(one -> Math.max(1, one.weight())).sum();
    double sum = demands.stream().mapToDouble(one -> one.score() * Math.max(1, one.weight())).sum();

    assertThat(judge(list, demands, OptionalDouble.empty()).namedScores())
        .containsOnlyKeys("m")
        .hasEntrySatisfying("m", mean -> assertThat(mean).isEqualTo(sum / weights, within(EXACT)));
  }
}
