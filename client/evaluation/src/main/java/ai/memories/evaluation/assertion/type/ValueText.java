package ai.memories.evaluation.assertion.type;

import ai.memories.evaluation.assertion.AssertionConfig;
import ai.memories.evaluation.assertion.InvalidAssertionException;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reads the value of an assertion as the text, or the texts, an answer is searched for. */
final class ValueText {
  private static final int MAX_PLAIN_DIGITS = 400;

  private ValueText() {}

  /**
   * The value of an assertion that means one text: that text, or a number as JavaScript shows it.
   */
  static String one(AssertionConfig config) {
    JsonNode node = required(config).node();
    if (node.isTextual() || node.isNumber()) {
      return notEmpty(text(node), "/value");
    }
    throw new InvalidAssertionException(
        "/value", "value must be text or a number, not " + Json.of(node));
  }

  /** The value of an assertion that means several: a list, or text with commas between. */
  static List<String> several(AssertionConfig config) {
    JsonNode node = required(config).node();
    List<String> texts = node.isArray() ? list(node) : CommaList.parse(oneOrList(node));
    if (texts.isEmpty()) {
      throw new InvalidAssertionException(
          "/value", "the list is empty, so the verdict would not depend on the answer");
    }
    for (int i = 0; i < texts.size(); i++) {
      notEmpty(texts.get(i), node.isArray() ? "/value/" + i : "/value");
    }
    return texts;
  }

  /** Text as it is, a number or truth value as JavaScript shows it. */
  static String text(JsonNode node) {
    return node.isNumber() ? number(node.decimalValue()) : node.asText();
  }

  private static String number(BigDecimal number) {
    BigDecimal bare = number.stripTrailingZeros();
    boolean plain = Math.abs((long) bare.scale()) < MAX_PLAIN_DIGITS;
    return plain ? bare.toPlainString() : bare.toString();
  }

  private static Json required(AssertionConfig config) {
    return config
        .value()
        .orElseThrow(
            () -> new InvalidAssertionException("", config.type() + " needs a value: key"));
  }

  private static String oneOrList(JsonNode node) {
    if (node.isTextual() || node.isNumber()) {
      return text(node);
    }
    throw new InvalidAssertionException(
        "/value", "value must be a list, or text with commas between, not " + Json.of(node));
  }

  private static List<String> list(JsonNode array) {
    List<String> texts = new ArrayList<>(array.size());
    for (JsonNode item : array) {
      if (!item.isTextual() && !item.isNumber()) {
        throw new InvalidAssertionException(
            "/value/" + texts.size(), "an item must be text or a number, not " + Json.of(item));
      }
      texts.add(text(item));
    }
    return texts;
  }

  private static String notEmpty(String text, String pointer) {
    if (text.isEmpty()) {
      throw new InvalidAssertionException(
          pointer, "an empty text is part of every answer, so the verdict would not depend on it");
    }
    return text;
  }
}
