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

  /** The keywords of a schema that no draft has; what is inside such a keyword is no schema. */
  static List<SchemaProblem> unknown(JsonNode root) {
    List<SchemaProblem> found = new ArrayList<>();
    List<String> notSchemas = new ArrayList<>();
    SchemaTree.visit(
        root,
        (at, schema) -> {
          if (notSchemas.stream().noneMatch(outer -> (at + "/").startsWith(outer + "/"))) {
            for (String name : names(schema)) {
              notSchemas.add(Pointer.child(at, name));
              if (!name.startsWith("x-")) {
                found.add(SchemaProblem.warning(Pointer.child(at, name), message(name)));
              }
            }
          }
        });
    return found;
  }

  private static List<String> names(ObjectNode schema) {
    List<String> names = new ArrayList<>();
    schema.fieldNames().forEachRemaining(names::add);
    names.removeAll(NAMES);
    return names;
  }

  private static String message(String name) {
    String hint = Spelling.hint(name, NAMES);
    return "JSON Schema has no keyword \""
        + name
        + "\", so it demands nothing"
        + (hint.isEmpty() ? "; remove it" : hint);
  }
}
