package ai.memories.evaluation.suite;

import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.Located;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads {@code repeat}: how many samples of each case are taken. */
final class Samples {
  private static final BigDecimal MAX = BigDecimal.valueOf(10_000);

  private Samples() {}

  static Optional<Integer> read(Located repeat, Problems problems) {
    return Fields.of(repeat, Vocabulary.REPEAT, problems)
        .flatMap(
            fields -> fields.number("samples").flatMap(number -> count(number, fields, problems)));
  }

  private static Optional<Integer> count(BigDecimal number, Fields fields, Problems problems) {
    boolean whole = number.stripTrailingZeros().scale() <= 0;
    if (!whole || number.signum() <= 0 || number.compareTo(MAX) > 0) {
      problems.error(
          fields.mapping().location("/samples"),
          "samples must be a whole number from 1 to " + MAX + ", not " + number);
      return Optional.empty();
    }
    return Optional.of(number.intValue());
  }
}
