package ai.memories.evaluation.assertion;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What all assertions of a case say of one answer.
 *
 * <pre>{@code
 * Judgement judgement = assertions.judge(answer, vars, OptionalDouble.empty());
 * judgement.pass();
 * judgement.score(); // 0.75: three of four equal assertions hold
 * }</pre>
 *
 * @param pass whether the case holds
 * @param errored whether an assertion could not be judged, which makes the case ERRORED
 * @param score the mean of the scores by weight; 1 where nothing was demanded
 * @param assertions each assertion's result, in order
 * @param namedScores the mean score of each metric
 */
public record Judgement(
    boolean pass,
    boolean errored,
    double score,
    List<AssertionResult> assertions,
    Map<String, Double> namedScores) {

  /** Copies the collections. */
  public Judgement {
    assertions = List.copyOf(assertions);
    namedScores = Collections.unmodifiableMap(new TreeMap<>(namedScores));
  }
}
