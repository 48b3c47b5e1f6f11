package ai.memories.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The keywords of JSON Schema, of all drafts. A validator passes over any other, as the standard
 * says, so a misspelt one demands nothing.
 */
final class PlainKeyword {
  private static final Set<String> NAMES =
      Set.of(
          "$anchor",
          "$comment",
          "$defs",
          "$dynamicAnchor",
          "$dynamicRef",
          "$id",
          "$recursiveAnchor",
          "$recursiveRef",
          "$ref",
          "$schema",
          "$vocabulary",
          "additionalItems",
          "additionalProperties",
          "allOf",
          "anyOf",
          "const",
          "contains",
          "contentEncoding",
          "contentMediaType",
          "contentSchema",
          "default",
          "definitions",
          "dependencies",
          "dependentRequired",
          "dependentSchemas",
          "deprecated",
          "description",
          "else",
          "enum",
          "example",
          "examples",
          "exclusiveMaximum",
          "exclusiveMinimum",
          "format",
          "id",
          "if",
          "items",
          "maxContains",
          "maxItems",
          "maxLength",
          "maxProperties",
          "maximum",
          "minContains",
          "minItems",
          "minLength",
          "minProperties",
          "minimum",
          "multipleOf",
          "not",
          "oneOf",
          "pattern",
          "patternProperties",
          "prefixItems",
          "properties",
          "propertyNames",
          "readOnly",
          "required",
          "then",
          "title",
          "type",
          "unevaluatedItems",
          "unevaluatedProperties",
          "uniqueItems",
          "writeOnly");

  private PlainKeyword() {}

  /** The keywords of a schema that no draft has; those inside such a keyword are not looked at. */
  static List<SchemaProblem> unknown(JsonNode root) {
    List<SchemaProblem> found = new ArrayList<>();
    SchemaTree.visit(root, (at, schema) -> unknown(at, schema, found));
    return found;
  }

  private static void unknown(String at, ObjectNode schema, List<SchemaProblem> found) {
    if (found.stream().anyMatch(outer -> (at + "/").startsWith(outer.pointer() + "/"))) {
      return;
    }
    for (String name : (Iterable<String>) schema::fieldNames) {
      if (!NAMES.contains(name) && !name.startsWith("x-")) {
        String hint = Spelling.hint(name, NAMES);
        found.add(
            SchemaProblem.warning(
                Pointer.child(at, name),
                "JSON Schema has no keyword \""
                    + name
                    + "\", so it demands nothing"
                    + (hint.isEmpty() ? "; remove it" : hint)));
      }
    }
  }
}
