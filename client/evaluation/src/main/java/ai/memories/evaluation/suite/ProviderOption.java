package ai.memories.evaluation.suite;

import ai.memories.client.ChatRequestBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The options of a call that a provider's config may set, under the names of the wire. */
enum ProviderOption {
  TEMPERATURE,
  MAX_TOKENS,
  TOP_P,
  FREQUENCY_PENALTY,
  PRESENCE_PENALTY,
  STOP,
  THINKING_BUDGET,
  RESPONSE_MIME_TYPE;

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<ProviderOption> of(String key) {
    return Stream.of(values()).filter(option -> option.key().equals(key)).findFirst();
  }

  /**
   * Sets it on a request.
   *
   * @throws IllegalArgumentException if the value has the wrong type; the message says which is
   *     right
   */
  void set(ChatRequestBuilder request, JsonNode value) {
    switch (this) {
      case TEMPERATURE -> request.temperature(decimal(value));
      case MAX_TOKENS -> request.maxTokens(integer(value));
      case TOP_P -> request.topP(decimal(value));
      case FREQUENCY_PENALTY -> request.frequencyPenalty(decimal(value));
      case PRESENCE_PENALTY -> request.presencePenalty(decimal(value));
      case STOP -> request.stop(texts(value));
      case THINKING_BUDGET -> request.thinkingBudget(integer(value));
      case RESPONSE_MIME_TYPE -> request.responseMimeType(text(value));
    }
  }

  private static BigDecimal decimal(JsonNode value) {
    require(value.isNumber(), "a number");
    return value.decimalValue();
  }

  private static int integer(JsonNode value) {
    require(value.isIntegralNumber() && value.canConvertToInt(), "a whole number");
    return value.intValue();
  }

  private static String text(JsonNode value) {
    require(value.isTextual(), "a text");
    return value.textValue();
  }

  private static List<String> texts(JsonNode value) {
    if (value.isTextual()) {
      return List.of(value.textValue());
    }
    List<String> texts = new ArrayList<>();
    value.forEach(item -> texts.add(item.isTextual() ? item.textValue() : ""));
    require(
        value.isArray() && !texts.contains(""), "a text or a list of texts, none of them empty");
    return texts;
  }

  private static void require(boolean holds, String wanted) {
    if (!holds) {
      throw new IllegalArgumentException("must be " + wanted);
    }
  }
}
