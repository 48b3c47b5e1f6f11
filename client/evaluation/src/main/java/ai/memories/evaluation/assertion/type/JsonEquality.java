package ai.memories.evaluation.assertion.type;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;

/** Deep equality of JSON values: numbers by value, the order of keys does not count. */
final class JsonEquality {
  /** Only ever asked about values that are neither objects nor arrays; 0 means equal. */
  private static final Comparator<JsonNode> LEAVES = (a, b) -> sameLeaf(a, b) ? 0 : 1;

  private JsonEquality() {}

  /** Whether two values are the same; 119.0 is 119, and nothing is rounded. */
  static boolean same(Json a, Json b) {
    return a.node().equals(LEAVES, b.node());
  }

  private static boolean sameLeaf(JsonNode a, JsonNode b) {
    boolean numbers = a.isNumber() && b.isNumber();
    return numbers ? a.decimalValue().compareTo(b.decimalValue()) == 0 : a.equals(b);
  }
}
