package ai.memories.schema;

import java.util.Map;

/** What to write instead of a keyword that JSON Schema or another spelling has. */
final class ForeignKeyword {
  private static final Map<String, String> ADVICE =
      Map.ofEntries(
          Map.entry("$schema", "remove it"),
          Map.entry("$id", "remove it"),
          Map.entry("$comment", "move it to description"),
          Map.entry("additionalProperties", "remove it; the strict check covers answers"),
          Map.entry("unevaluatedProperties", "remove it; the strict check covers answers"),
          Map.entry("oneOf", "write anyOf"),
          Map.entry("allOf", "merge its schemas into this one"),
          Map.entry("not", "say it in description"),
          Map.entry("const", "write an enum of one value"),
          Map.entry("examples", "write example with one value"),
          Map.entry("exclusiveMinimum", "write minimum"),
          Map.entry("exclusiveMaximum", "write maximum"),
          Map.entry("multipleOf", "say it in description"),
          Map.entry("uniqueItems", "say it in description"),
          Map.entry("prefixItems", "write items, or an OBJECT with named properties"),
          Map.entry("patternProperties", "write an ARRAY of OBJECTs with a key and a value"),
          Map.entry("definitions", "write $defs"));

  private ForeignKeyword() {}

  /** {@code : write anyOf}, or {@code ; did you mean "items"?}, or how else to go on. */
  static String advice(String name) {
    String advice = ADVICE.get(name);
    if (advice != null) {
      return ": " + advice;
    }
    String hint = Spelling.hint(name, GeminiKeyword.names());
    return hint.isEmpty() ? ": remove it, or send the schema as responseJsonSchema" : hint;
  }
}
