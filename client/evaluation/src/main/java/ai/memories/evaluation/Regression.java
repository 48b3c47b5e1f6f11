package ai.memories.evaluation;

import ai.memories.evaluation.baseline.Baselines;
import ai.memories.evaluation.baseline.ComparisonText;
import ai.memories.evaluation.baseline.Regressions;
import ai.memories.evaluation.baseline.RunComparison;
import ai.memories.evaluation.result.Comparisons;
import ai.memories.evaluation.result.PriceShift;
import ai.memories.evaluation.result.RunTotals;
import ai.memories.evaluation.setting.Evidence;
import ai.memories.evaluation.suite.Suite;
import ai.memories.schema.ResponseSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Holds the finished run against baselines, and says what of it the suites do not accept.
 *
 * @param comparisons what came of it
 * @param broken which rules are broken, a sentence each
 * @param prices which prices changed since the baselines were accepted, a sentence per suite
 * @param notices the comparisons in words
 */
record Regression(
    Comparisons comparisons, List<String> broken, List<String> prices, List<String> notices) {

  static Regression of(
      Plan plan,
      Map<String, ResponseSchema> schemas,
      Map<String, PriceShift> prices,
      Path results,
      RunTotals totals)
      throws IOException {
    if (!plan.shard().whole()) {
      return new Regression(
          Comparisons.NONE,
          List.of(),
          List.of(),
          List.of(
              "shard "
                  + plan.shard()
                  + ": baselines and columns are compared where the shards are joined"
                  + " (memories:merge)"));
    }
    Baselines baselines = baselines(plan.request());
    var comparison =
        new RunComparison(
            baselines,
            plan.config().prices(),
            schemas,
            prices,
            plan.whole(),
            plan.settings().evidence() == Evidence.FULL);
    Comparisons comparisons =
        comparison.run(
            results, totals, verdict -> EvidenceRule.keeps(plan.settings().evidence(), verdict));
    List<String> broken = new ArrayList<>();
    List<String> notices = new ArrayList<>(ComparisonText.of(comparisons));
    for (Suite suite : plan.suites()) {
      comparisons.baselines().stream()
          .filter(one -> one.suite().equals(suite.name()))
          .forEach(one -> broken.addAll(Regressions.of(one, suite.regression())));
      if (suite.regression().any() && !baselines.has(suite.name())) {
        notices.add(
            suite.name()
                + ": its rules of regression have no baseline yet; accept this run as one with"
                + " memories:baseline");
      }
    }
    return new Regression(
        comparisons,
        broken,
        comparisons.baselines().stream().flatMap(one -> Regressions.prices(one).stream()).toList(),
        notices);
  }

  /** The baselines of the project a request is about. */
  static Baselines baselines(EvaluationRequest request) {
    return Baselines.of(request.project(), request.memories());
  }
}
