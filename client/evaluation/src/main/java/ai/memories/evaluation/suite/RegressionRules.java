package ai.memories.evaluation.suite;

import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.Located;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What of a difference from its baseline a suite does not accept. Immutable.
 *
 * <pre>{@code
 * // regression: {newFailures: 0, costIncrease: 10%}
 * new RegressionRules(Optional.of(0), Optional.of(new BigDecimal("0.10")), false);
 * }</pre>
 *
 * @param newFailures how many cases may newly fail, if there is a limit
 * @param costIncrease by which part the cost may grow, such as 0.1, if there is a limit
 * @param allowBreakingSchema whether a responseSchema may change so that it breaks readers or
 *     recordings
 */
public record RegressionRules(
    Optional<Integer> newFailures, Optional<BigDecimal> costIncrease, boolean allowBreakingSchema) {
  /** Where a suite says nothing. */
  public static final RegressionRules NONE =
      new RegressionRules(Optional.empty(), Optional.empty(), false);

  private static final Pattern PERCENT = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?)\\s?%");
  private static final String ALLOW_BREAKING = "allow-breaking";

  /** Whether the suite says anything. */
  public boolean any() {
    return !equals(NONE);
  }

  static RegressionRules read(Located value, Problems problems) {
    return Fields.of(value, Vocabulary.REGRESSION, problems)
        .map(
            fields ->
                new RegressionRules(
                    fields.get("newFailures").flatMap(count -> count(count, problems)),
                    fields.get("costIncrease").flatMap(part -> percent(part, problems)),
                    fields.get("schema").filter(word -> isAllowed(word, problems)).isPresent()))
        .orElse(NONE);
  }

  private static Optional<Integer> count(Located value, Problems problems) {
    JsonNode node = value.json().node();
    if (node.isNumber()
        && node.canConvertToExactIntegral()
        && node.canConvertToInt()
        && node.intValue() >= 0) {
      return Optional.of(node.intValue());
    }
    problems.error(
        value.location(), "newFailures must be a whole number from 0, not " + Fields.shown(value));
    return Optional.empty();
  }

  private static Optional<BigDecimal> percent(Located value, Problems problems) {
    var matcher = PERCENT.matcher(value.json().node().asText());
    if (value.json().node().isTextual() && matcher.matches()) {
      return Optional.of(new BigDecimal(matcher.group(1)).movePointLeft(2));
    }
    problems.error(
        value.location(), "costIncrease must be per cent, such as 10%, not " + Fields.shown(value));
    return Optional.empty();
  }

  private static boolean isAllowed(Located value, Problems problems) {
    boolean allowed = value.json().node().asText().equals(ALLOW_BREAKING);
    if (!allowed) {
      problems.error(
          value.location(),
          "schema must be "
              + ALLOW_BREAKING
              + ", or be left out so that a breaking change fails, not "
              + Fields.shown(value));
    }
    return allowed;
  }
}
