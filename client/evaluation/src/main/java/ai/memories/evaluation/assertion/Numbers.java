package ai.memories.evaluation.assertion;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads the numbers of assertions. */
final class Numbers {

  /** Far beyond any threshold; a larger one would only cost memory when it is shown. */
  private static final int MAX_DIGITS = 100;

  private Numbers() {}

  /** A number, or text that is one. */
  static BigDecimal read(Json json, String pointer) {
    return of(json.node())
        .orElseThrow(
            () -> {
              String key = pointer.substring(pointer.lastIndexOf('/') + 1);
              return new InvalidAssertionException(pointer, key + " must be a number, not " + json);
            });
  }

  private static Optional<BigDecimal> of(JsonNode node) {
    try {
      BigDecimal number =
          node.isNumber() ? node.decimalValue() : new BigDecimal(node.asText().strip());
      boolean sane =
          number.precision() <= MAX_DIGITS && Math.abs((long) number.scale()) <= MAX_DIGITS;
      return sane ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Refuses a threshold of a score that every answer reaches, or none. */
  static BigDecimal checkShare(BigDecimal share) {
    if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0) {
      throw new InvalidAssertionException(
          "/threshold",
          "a score reaches from 0 to 1: with a threshold of %s the verdict would not depend on the answer; give one above 0, at most 1"
              .formatted(share));
    }
    return share;
  }
}
