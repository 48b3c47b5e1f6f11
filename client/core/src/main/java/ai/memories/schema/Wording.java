package ai.memories.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;

/** An error of the validator in our words: what was expected, what came. */
final class Wording {
  private static final int VALUES_SHOWN = 12;

  private final JsonNode rule;
  private final JsonNode value;
  private final Error error;

  private Wording(Error error) {
    this.error = error;
    this.rule = error.getSchemaNode();
    this.value = error.getInstanceNode();
  }

  static String of(Error error) {
    return new Wording(error).message();
  }

  private String message() {
    return switch (error.getKeyword()) {
      case "type" -> expected(types(rule));
      case "enum" -> expected(values());
      case "const" -> expected(Shown.of(rule));
      case "pattern" -> expected("a text that matches the pattern " + rule.asText());
      case "format" -> expected("format " + rule.asText());
      case GeminiChecks.FORMAT, GeminiChecks.ORDER -> error.getMessage();
      case "minimum" -> expected("at least " + Shown.of(rule));
      case "maximum" -> expected("at most " + Shown.of(rule));
      case "exclusiveMinimum" -> expected("more than " + Shown.of(rule));
      case "exclusiveMaximum" -> expected("less than " + Shown.of(rule));
      case "multipleOf" -> expected("a multiple of " + Shown.of(rule));
      case "minLength" -> counted("at least", "characters", length());
      case "maxLength" -> counted("at most", "characters", length());
      case "minItems" -> counted("at least", "items", value.size());
      case "maxItems" -> counted("at most", "items", value.size());
      case "minProperties" -> counted("at least", "properties", value.size());
      case "maxProperties" -> counted("at most", "properties", value.size());
      default -> members();
    };
  }

  private String members() {
    return switch (error.getKeyword()) {
      case "required" -> "the required property " + name() + " is missing";
      case "dependentRequired", "dependencies" -> expected("properties by the rule " + shown());
      case "additionalProperties", "unevaluatedProperties" ->
          "the property " + name() + " is not allowed";
      case "propertyNames" -> "the name " + name() + " breaks the rule " + shown();
      case "additionalItems", "unevaluatedItems", "items" ->
          "expected no further items, got " + value.size() + " in all";
      case "uniqueItems" -> expected("no item twice");
      case "contains", "minContains", "maxContains" ->
          expected("another number of items that fit " + shown());
      case "oneOf" -> expected("exactly one alternative to fit");
      case "not" -> expected("a value that does not fit " + shown());
      case "false" -> "no value is allowed here, got " + Shown.typed(value);
      default -> expected("a value that keeps the rule " + error.getKeyword() + " " + shown());
    };
  }

  private String expected(String what) {
    return "expected " + what + ", got " + Shown.typed(value);
  }

  private String counted(String bound, String what, int count) {
    return "expected %s %s %s, got %d: %s"
        .formatted(bound, rule.asText(), what, count, Shown.of(value));
  }

  private int length() {
    return value.asText().codePointCount(0, value.asText().length());
  }

  private String shown() {
    return Shown.of(rule);
  }

  private String name() {
    return Shown.of(TextNode.valueOf(error.getProperty()));
  }

  private String values() {
    List<String> shown = new ArrayList<>();
    rule.forEach(allowed -> shown.add(Shown.of(allowed)));
    if (shown.size() == 1) {
      return shown.get(0);
    }
    String more = shown.size() > VALUES_SHOWN ? ", …" : "";
    return "one of "
        + String.join(", ", shown.subList(0, Math.min(VALUES_SHOWN, shown.size())))
        + more;
  }

  /** {@code string}, or {@code string or null}. */
  static String types(JsonNode rule) {
    if (!rule.isArray()) {
      return rule.asText();
    }
    List<String> names = new ArrayList<>();
    rule.forEach(name -> names.add(name.asText()));
    return String.join(" or ", names);
  }
}
