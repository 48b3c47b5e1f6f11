package ai.memories.evaluation.source;

import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problems;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Scalars by the YAML 1.2 core schema: {@code yes}, {@code 1:30} and dates are texts, numbers are
 * exact.
 */
final class YamlScalars {
  private static final ScalarResolver RESOLVER = new CoreSchema().getScalarResolver();
  private static final JsonNodeFactory NODES = Json.nodes();
  private static final int MAX_DIGITS = 1000;

  private YamlScalars() {}

  static JsonNode read(ScalarEvent event, Location at, Problems problems) {
    String text = event.getValue();
    Optional<Tag> tag = tag(event);
    if (tag.isEmpty()) {
      problems.error(
          at,
          "the tag " + event.getTag().orElse("") + " is not supported; write the value as text");
      return NODES.textNode(text);
    }
    try {
      return value(tag.get(), text);
    } catch (IllegalArgumentException e) {
      problems.error(at, "\"" + text + "\" " + e.getMessage());
      return NODES.textNode(text);
    }
  }

  private static Optional<Tag> tag(ScalarEvent event) {
    if (event.getTag().isEmpty()) {
      boolean text = !event.isPlain() || isWord(event.getValue());
      return Optional.of(text ? Tag.STR : RESOLVER.resolve(event.getValue(), true));
    }
    String name = event.getTag().get();
    if (name.equals("!")) {
      return Optional.of(Tag.STR);
    }
    Tag tag = new Tag(name);
    boolean known =
        tag.equals(Tag.STR)
            || tag.equals(Tag.INT)
            || tag.equals(Tag.FLOAT)
            || tag.equals(Tag.BOOL)
            || tag.equals(Tag.NULL);
    return known ? Optional.of(tag) : Optional.empty();
  }

  /**
   * Most scalars are, and need no pattern to be known as text: null, true and false start so too.
   */
  private static boolean isWord(String text) {
    return !text.isEmpty()
        && Character.isLetter(text.charAt(0))
        && "nNtTfF".indexOf(text.charAt(0)) < 0;
  }

  private static JsonNode value(Tag tag, String text) {
    if (tag.equals(Tag.NULL)) {
      return NODES.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return NODES.booleanNode(text.equalsIgnoreCase("true"));
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return number(tag, text);
    }
    if (hasLoneSurrogate(text)) {
      throw new IllegalArgumentException("holds half of a character (a lone surrogate)");
    }
    return NODES.textNode(text);
  }

  private static JsonNode number(Tag tag, String text) {
    if (text.length() > MAX_DIGITS) {
      throw new IllegalArgumentException("has too many digits; put it in quotes to keep it a text");
    }
    try {
      return tag.equals(Tag.INT)
          ? NODES.numberNode(integer(text))
          : NODES.numberNode(decimal(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "is no number that JSON can hold; put it in quotes if a text is meant", e);
    }
  }

  private static BigDecimal decimal(String text) {
    BigDecimal number = new BigDecimal(text);
    if (Math.abs((long) number.scale()) + number.precision() > MAX_DIGITS) {
      throw new NumberFormatException("exponent out of bounds");
    }
    return number;
  }

  private static BigInteger integer(String text) {
    if (text.startsWith("0x")) {
      return new BigInteger(text.substring(2), 16);
    }
    return text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
  }

  private static boolean hasLoneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        int c = text.codePointAt(i);
        if (!Character.isSupplementaryCodePoint(c)) {
          return true;
        }
        i++;
      }
    }
    return false;
  }
}
