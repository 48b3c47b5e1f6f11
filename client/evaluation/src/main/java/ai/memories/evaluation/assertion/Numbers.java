package ai.memories.evaluation.assertion;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** Reads the numbers of assertions. */
final class Numbers {

  private Numbers() {}

  /** A number, or text that is one. */
  static BigDecimal read(Json json, String pointer) {
    JsonNode node = json.node();
    if (node.isNumber()) {
      return node.decimalValue();
    }
    if (node.isTextual()) {
      try {
        return new BigDecimal(node.textValue().strip());
      } catch (NumberFormatException e) {
        // said below, as for any other value
      }
    }
    throw new InvalidAssertionException(
        pointer,
        pointer.substring(pointer.lastIndexOf('/') + 1) + " must be a number, not " + json);
  }
}
