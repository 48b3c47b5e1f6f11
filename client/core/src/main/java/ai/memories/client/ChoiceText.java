package ai.memories.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Finds the text of a choice: in {@code text}, as documented, else in {@code message.content}, as
 * OpenAI has it, a string or a list of text parts. A key that is there with null is an empty answer
 * (all tokens may have gone into thinking); no key at all is none.
 */
final class ChoiceText {
  private ChoiceText() {}

  static Optional<String> of(JsonNode choice) {
    JsonNode text = choice.path("text");
    JsonNode content = choice.path("message").path("content");
    return read(text).or(() -> read(content)).or(() -> empty(text, content));
  }

  private static Optional<String> read(JsonNode node) {
    if (node.isTextual()) {
      return Optional.of(node.textValue());
    }
    if (!node.isArray()) {
      return Optional.empty();
    }
    var text = new StringBuilder();
    node.forEach(part -> text.append(part.path("text").asText("")));
    return Optional.of(text.toString());
  }

  private static Optional<String> empty(JsonNode text, JsonNode content) {
    return text.isNull() || content.isNull() ? Optional.of("") : Optional.empty();
  }
}
