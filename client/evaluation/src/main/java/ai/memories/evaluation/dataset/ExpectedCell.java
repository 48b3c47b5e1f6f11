package ai.memories.evaluation.dataset;

import ai.memories.evaluation.problem.Suggestion;
import ai.memories.json.Json;
import ai.memories.json.JsonSyntaxException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An assertion in one cell: {@code contains: Total}, {@code rouge-n(0.8): …}, {@code is-json}. A
 * text that starts with no type of assertion is what the answer must equal.
 */
final class ExpectedCell {
  private static final Pattern ASSERTION =
      Pattern.compile(
          "(?<not>not-)?(?<type>[a-z][a-z0-9-]*)(?:\\((?<threshold>[0-9.]+)\\))?\\s*(?::(?<value>.*))?",
          Pattern.DOTALL);

  /** Short words promptfoo has for checks. */
  private static final Map<String, String> OTHER_WORDS =
      Map.of("fn", "javascript", "eval", "javascript", "grade", "llm-rubric");

  /** What takes JSON as its value; to anything else {@code {"a": 1}} is a text like another. */
  private static final Set<String> TAKE_JSON = Set.of("is-json", "contains-json", "word-count");

  private ExpectedCell() {}

  static ObjectNode assertion(String cell, Predicate<String> isType) {
    Matcher parts = ASSERTION.matcher(cell.strip());
    if (!parts.matches()) {
      return equalTo(cell);
    }
    String word = parts.group("type");
    String type = parts.group("value") == null ? word : OTHER_WORDS.getOrDefault(word, word);
    if (!isType.test(type)) {
      return equalTo(cell);
    }
    ObjectNode assertion = Json.object();
    assertion.put("type", (parts.group("not") == null ? "" : "not-") + type);
    if (parts.group("value") != null && !parts.group("value").isBlank()) {
      String value = parts.group("value").strip();
      assertion.set(
          "value", TAKE_JSON.contains(type) ? value(value) : Json.nodes().textNode(value));
    }
    if (parts.group("threshold") != null) {
      threshold(assertion, parts.group("threshold"));
    }
    return assertion;
  }

  /** What to say of a text that was taken literally and looks as if it were not meant so. */
  static Optional<String> misspelt(String cell, ObjectNode assertion, Collection<String> types) {
    Matcher parts = ASSERTION.matcher(cell.strip());
    if (!assertion.path("value").asText().equals(cell.strip())
        || !parts.matches()
        || parts.group("value") == null) {
      return Optional.empty();
    }
    String word = parts.group("type");
    return Suggestion.nearest(word, types)
        .map(
            near ->
                "\"%s\" is no type of assertion, so the answer must equal all of \"%s\"; did you mean \"%s:\"?"
                    .formatted(word, cell.strip(), near));
  }

  private static ObjectNode equalTo(String cell) {
    return Json.object().put("type", "equals").put("value", cell.strip());
  }

  /** In cells alone promptfoo's levenshtein allows no edit, elsewhere five. */
  static Optional<String> undecided(ObjectNode assertion) {
    boolean unsaid =
        assertion.path("type").asText().endsWith("levenshtein") && !assertion.has("threshold");
    return unsaid
        ? Optional.of("levenshtein in a cell needs its number of edits, as levenshtein(5): …")
        : Optional.empty();
  }

  /** What is no number stays as it is written, to be refused where thresholds are read. */
  static void threshold(ObjectNode assertion, String text) {
    try {
      assertion.put("threshold", new BigDecimal(text));
    } catch (NumberFormatException e) {
      assertion.put("threshold", text);
    }
  }

  /** A schema or another JSON object stands as such, anything else is text. */
  private static JsonNode value(String text) {
    if (text.startsWith("{") && !text.startsWith("{{") && !text.startsWith("{%")) {
      try {
        return Json.parseStrict(text).node();
      } catch (JsonSyntaxException e) {
        return Json.nodes().textNode(text);
      }
    }
    return Json.nodes().textNode(text);
  }
}
