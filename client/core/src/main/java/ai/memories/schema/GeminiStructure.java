package ai.memories.schema;

import ai.memories.regex.BoundedPattern;
import ai.memories.regex.RegexSyntaxException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what makes a schema of the dialect meaningless: nothing could be validated with it. */
final class GeminiStructure {
  private final JsonNode root;
  private final List<SchemaProblem> problems = new ArrayList<>();

  private GeminiStructure(JsonNode root) {
    this.root = root;
  }

  static List<SchemaProblem> problems(JsonNode root) {
    var structure = new GeminiStructure(root);
    structure.schema("", root);
    return structure.problems;
  }

  private void report(String at, String message) {
    problems.add(SchemaProblem.error(at, message));
  }

  private void schema(String at, JsonNode node) {
    if (!node.isObject()) {
      report(at, "a schema is an object such as {\"type\": \"STRING\"}, not " + Shown.of(node));
      return;
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      GeminiKeyword.of(entry.getKey())
          .filter(keyword -> !isAbsent(entry.getValue()))
          .ifPresent(
              keyword ->
                  keyword(Pointer.child(at, entry.getKey()), keyword, entry.getValue(), node));
    }
  }

  /** In the service's encoding null is the same as nothing. */
  private static boolean isAbsent(JsonNode value) {
    return value.isNull();
  }

  private void keyword(String at, GeminiKeyword keyword, JsonNode value, JsonNode schema) {
    switch (keyword.kind()) {
      case TYPE -> type(at, value);
      case TEXT -> require(at, value.isTextual(), "a text", value);
      case TEXTS -> texts(at, value);
      case FLAG -> require(at, value.isBoolean(), "true or false without quotes", value);
      case SIZE -> require(at, Numeral.isSize(value), "a whole number from 0", value);
      case NUMBER -> require(at, Numeral.of(value).isPresent(), "a number", value);
      case PATTERN -> pattern(at, value);
      case REF -> ref(at, value);
      case ENUM -> enumeration(at, value, schema);
      case SCHEMA -> schema(at, value);
      case SCHEMAS -> schemas(at, value);
      case SCHEMA_MAP -> schemaMap(at, value);
      case DATA -> {
        // any value will do
      }
    }
  }

  private boolean require(String at, boolean right, String expected, JsonNode value) {
    if (!right) {
      report(at, "this must be " + expected + ", not " + Shown.of(value));
    }
    return right;
  }

  private void type(String at, JsonNode value) {
    if (value.isArray()) {
      report(at, "a responseSchema has one type: for a value that may be null add nullable: true");
    } else if (require(at, value.isTextual(), "the name of a type", value)
        && GeminiType.parse(value.textValue()).isEmpty()
        && !value.textValue().equalsIgnoreCase(GeminiType.UNSPECIFIED)) {
      report(
          at,
          "there is no type %s, only %s%s"
              .formatted(
                  Shown.of(value),
                  String.join(", ", GeminiType.NAMES),
                  Spelling.hint(value.textValue(), GeminiType.NAMES)));
    }
  }

  private void texts(String at, JsonNode value) {
    if (require(at, value.isArray(), "an array of texts", value)) {
      for (int i = 0; i < value.size(); i++) {
        require(Pointer.child(at, i), value.get(i).isTextual(), "a text", value.get(i));
      }
    }
  }

  private void pattern(String at, JsonNode value) {
    if (require(at, value.isTextual(), "a regular expression", value)) {
      try {
        BoundedPattern.compile(value.textValue());
      } catch (RegexSyntaxException e) {
        report(at, e.getMessage());
      }
    }
  }

  private void ref(String at, JsonNode value) {
    if (require(at, value.isTextual(), "a reference such as \"#/$defs/name\"", value)
        && !LocalRef.resolves(root, value.textValue())) {
      Set<String> names = LocalRef.targets(root);
      report(at, Shown.of(value) + " leads nowhere" + Spelling.hint(value.textValue(), names));
    }
  }

  private void enumeration(String at, JsonNode value, JsonNode schema) {
    if (!require(at, value.isArray(), "an array of texts", value)) {
      return;
    }
    boolean numeric = GeminiType.of(schema).filter(GeminiType::isNumeric).isPresent();
    for (int i = 0; i < value.size(); i++) {
      JsonNode item = value.get(i);
      boolean number = Numeral.of(item).isPresent();
      boolean right = numeric ? number : item.isTextual() || number;
      String expected = numeric ? "a number, as this type is numeric" : "a text";
      require(Pointer.child(at, i), right || item.isNull(), expected, item);
    }
  }

  private void schemas(String at, JsonNode value) {
    if (require(at, value.isArray(), "an array of schemas", value)) {
      for (int i = 0; i < value.size(); i++) {
        schema(Pointer.child(at, i), value.get(i));
      }
    }
  }

  private void schemaMap(String at, JsonNode value) {
    if (require(at, value.isObject(), "an object of name and schema", value)) {
      value.properties().forEach(e -> schema(Pointer.child(at, e.getKey()), e.getValue()));
    }
  }
}
