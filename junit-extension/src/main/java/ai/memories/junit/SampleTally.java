package ai.memories.junit;

import ai.memories.evaluation.statistics.SampleRule;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/** What came of the samples of one model, and what that says. Thread-safe. */
final class SampleTally {

  /** What came of one sample. */
  enum Outcome {
    /** It passed. */
    PASSED,
    /** It failed an assertion, or the test broke on the answer. */
    FAILED,
    /** The service did not give an answer to judge. */
    ERRORED,
    /** An assumption of the test did not hold. */
    SKIPPED,
    /** It could not run as it should, and has failed in plain sight. */
    BROKEN
  }

  private final SampleRule rule;
  private final Map<Sample, Outcome> outcomes = new ConcurrentHashMap<>();
  private volatile String firstError = "";

  SampleTally(SampleRule rule) {
    this.rule = rule;
  }

  /** Notes the outcome of a sample; the first one counts. */
  void note(Sample sample, Outcome outcome) {
    outcomes.putIfAbsent(sample, outcome);
  }

  void noteError(Sample sample, String message) {
    note(sample, Outcome.ERRORED);
    if (firstError.isEmpty()) {
      firstError = message;
    }
  }

  /** Why these samples fail the test; empty if they do not, or if not all of them ran. */
  Optional<String> failure() {
    Map<Outcome, Integer> counts = counts();
    if (outcomes.size() < rule.samples() || counts.containsKey(Outcome.BROKEN)) {
      return Optional.empty(); // a selection, or red already
    }
    int passed = counts.getOrDefault(Outcome.PASSED, 0);
    int errors = counts.getOrDefault(Outcome.ERRORED, 0);
    int judged = passed + counts.getOrDefault(Outcome.FAILED, 0);
    if (judged == 0 && errors == 0) {
      return Optional.empty(); // all skipped
    }
    return switch (rule.verdict(passed, judged - passed, errors)) {
      case PASSED -> Optional.empty();
      case FAILED -> Optional.of(tooFew(passed, judged, errors));
      case INCONCLUSIVE -> Optional.of(inconclusive(passed, judged, errors));
    };
  }

  private String tooFew(int passed, int judged, int errors) {
    OptionalInt needed = rule.needed(judged);
    return described(passed, judged)
        + ", "
        + (needed.isPresent() ? needed.getAsInt() : "more than " + judged)
        + " needed"
        + (errors > 0 ? "; " + errors + " more ended in an error of the service" : "");
  }

  private String inconclusive(int passed, int judged, int errors) {
    return "inconclusive: "
        + errors
        + " of "
        + rule.samples()
        + " ended in an error of the service, "
        + rule.maxErrors()
        + " may (maxErrors); "
        + (judged == 0 ? "none was answered" : described(passed, judged))
        + "; the first error: "
        + firstError;
  }

  private String described(int passed, int judged) {
    BigDecimal confidence =
        rule.confidence().orElse(BigDecimal.valueOf(SampleRule.USUAL_CONFIDENCE));
    return passed
        + " of "
        + judged
        + " passed ("
        + confidence.movePointRight(2).stripTrailingZeros().toPlainString()
        + " % interval "
        + rule.interval(passed, judged)
        + ")";
  }

  private Map<Outcome, Integer> counts() {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    outcomes.values().forEach(outcome -> counts.merge(outcome, 1, Integer::sum));
    return counts;
  }
}
