package ai.memories.evaluation.result;

import ai.memories.evaluation.statistics.Interval;
import ai.memories.evaluation.statistics.PassAtK;
import ai.memories.evaluation.statistics.SampleRule;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * What came of the samples of one case.
 *
 * <pre>{@code
 * var rule = new SampleRule(10, new BigDecimal("0.8"), Optional.empty(), 1);
 * new SampleCounts(rule, 8, 1, 1).run(); // 10
 * }</pre>
 *
 * @param rule when they count as passed
 * @param passed how many passed
 * @param failed how many were judged and did not
 * @param errored how many could not be judged
 */
public record SampleCounts(SampleRule rule, int passed, int failed, int errored) {
  private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

  /** How many were asked, those that errored among them. */
  public int run() {
    return passed + failed + errored;
  }

  /** The member {@code samples} of a case's line. */
  ObjectNode json(List<String> reasons) {
    int judged = passed + failed;
    ObjectNode node = Json.object();
    node.put("run", run()).put("passed", passed).put("errored", errored);
    Interval interval = rule.interval(passed, judged);
    node.putArray("interval").add(rounded(interval.low())).add(rounded(interval.high()));
    node.put("passRate", rule.passRate());
    rule.confidence()
        .ifPresentOrElse(c -> node.put("confidence", c), () -> node.putNull("confidence"));
    node.put("maxErrors", rule.maxErrors());
    node.set("passAtK", byK(judged, k -> PassAtK.any(k, passed, judged)));
    node.set("passHatK", byK(judged, k -> PassAtK.all(k, passed, judged)));
    node.put("says", rule.describe(passed, failed, errored));
    reasons.forEach(node.putArray("reasons")::add);
    return node;
  }

  private static ObjectNode byK(int judged, IntToDoubleFunction estimate) {
    ObjectNode node = Json.object();
    steps(judged).forEach(k -> node.put(String.valueOf(k), rounded(estimate.applyAsDouble(k))));
    return node;
  }

  /** 1, 2, 5, 10, 20, 50 and so on, and the number itself. */
  private static List<Integer> steps(int judged) {
    List<Integer> steps = new ArrayList<>();
    for (int ten = 1; ten <= judged; ten *= 10) {
      for (int step : new int[] {ten, 2 * ten, 5 * ten}) {
        if (step < judged) {
          steps.add(step);
        }
      }
    }
    if (judged > 0) {
      steps.add(judged);
    }
    return steps;
  }

  private static BigDecimal rounded(double share) {
    BigDecimal number = new BigDecimal(share, DIGITS).stripTrailingZeros();
    return number.scale() < 0 ? number.setScale(0) : number;
  }
}
