package ai.memories.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * Finds numbers such as 1E999999999. They are a few characters of an answer and gigabytes as soon
 * as a validator compares them.
 */
final class NumberRange {
  private NumberRange() {}

  static void check(String at, JsonNode value, List<SchemaViolation> violations) {
    if (value.isBigDecimal() || value.isBigInteger()) {
      if (!Numeral.isInRange(value.decimalValue())) {
        violations.add(
            new SchemaViolation(
                at, "expected a number a computer can hold, got " + Shown.of(value)));
      }
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        if (needsCheck(value.get(i))) {
          check(Pointer.child(at, i), value.get(i), violations);
        }
      }
    } else if (value.isObject()) {
      for (Map.Entry<String, JsonNode> entry : value.properties()) {
        if (needsCheck(entry.getValue())) {
          check(Pointer.child(at, entry.getKey()), entry.getValue(), violations);
        }
      }
    }
  }

  private static boolean needsCheck(JsonNode value) {
    return value.isContainerNode() || value.isBigDecimal() || value.isBigInteger();
  }
}
