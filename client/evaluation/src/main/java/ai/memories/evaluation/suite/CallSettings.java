package ai.memories.evaluation.suite;

import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.Located;
import ai.memories.pricing.Cost;
import ai.memories.pricing.Limits;
import ai.memories.schema.ResponseSchema;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What may stand on a suite, a prompt and a test alike; of each the nearest wins.
 *
 * @param responseSchema what answers must look like
 * @param files what the model is shown; an empty list takes away what stands farther off
 * @param budget what may be spent
 */
record CallSettings(
    Optional<ResponseSchema> responseSchema,
    Optional<List<AttachedFile>> files,
    Optional<Limits> budget) {

  static final CallSettings NONE =
      new CallSettings(Optional.empty(), Optional.empty(), Optional.empty());

  /** These, and where they say nothing, those farther off. */
  CallSettings orElse(CallSettings farther) {
    return new CallSettings(
        responseSchema.or(() -> farther.responseSchema),
        files.or(() -> farther.files),
        budget.or(() -> farther.budget));
  }

  static CallSettings read(Fields fields, Reading reading) {
    return new CallSettings(
        fields.get("responseSchema").flatMap(value -> reading.schemas().read(value, reading)),
        fields.list("files").map(new AttachedFileReader(reading)::read),
        fields.get("budget").flatMap(value -> budget(value, reading.problems())));
  }

  static Optional<Limits> budget(Located value, Problems problems) {
    return Fields.of(value, Vocabulary.BUDGET, problems)
        .map(
            fields -> {
              Limits limits = Limits.NONE;
              Optional<Cost> cost = fields.get("cost").flatMap(c -> cost(c, problems));
              Optional<Long> tokens = fields.get("totalTokens").flatMap(t -> tokens(t, problems));
              limits = cost.map(limits::withMaxCost).orElse(limits);
              return tokens.map(limits::withMaxTokens).orElse(limits);
            });
  }

  private static Optional<Cost> cost(Located value, Problems problems) {
    JsonNode node = value.json().node();
    try {
      if (node.isNumber()) {
        return Optional.of(new Cost(node.decimalValue()));
      }
      if (node.isTextual()) {
        return Optional.of(Cost.parse(node.textValue()));
      }
      problems.error(
          value.location(), "cost must be US dollars, such as 0.05 USD, not " + value.json());
    } catch (IllegalArgumentException e) {
      problems.error(value.location(), String.valueOf(e.getMessage()));
    }
    return Optional.empty();
  }

  private static Optional<Long> tokens(Located value, Problems problems) {
    JsonNode node = value.json().node();
    if (node.isNumber()
        && node.decimalValue().signum() > 0
        && node.decimalValue().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0
        && node.decimalValue().stripTrailingZeros().scale() <= 0) {
      return Optional.of(node.longValue());
    }
    problems.error(
        value.location(), "totalTokens must be a whole number from 1, not " + value.json());
    return Optional.empty();
  }
}
