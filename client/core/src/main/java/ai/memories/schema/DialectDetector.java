package ai.memories.schema;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells the Gemini dialect from JSON Schema by what only one of them has. */
final class DialectDetector {
  private DialectDetector() {}

  static boolean isGemini(Json schema) {
    boolean declared = schema.node().has("$schema");
    var gemini = new AtomicBoolean();
    SchemaTree.visit(
        schema.node(),
        (at, node) -> {
          if (hasUpperCaseType(node) || (!declared && hasOwnKeyword(node))) {
            gemini.set(true);
          }
        });
    return gemini.get();
  }

  private static boolean hasUpperCaseType(ObjectNode schema) {
    String type = schema.path("type").asText();
    return GeminiType.NAMES.contains(type) || type.equals(GeminiType.UNSPECIFIED);
  }

  private static boolean hasOwnKeyword(ObjectNode schema) {
    return schema.path("nullable").isBoolean() || schema.path("propertyOrdering").isArray();
  }
}
