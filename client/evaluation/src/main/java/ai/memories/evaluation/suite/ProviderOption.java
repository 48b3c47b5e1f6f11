package ai.memories.evaluation.suite;

import ai.memories.client.ChatRequestBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The options of a call that a provider's config may set, under the names of the wire. */
enum ProviderOption {
  TEMPERATURE((request, value) -> request.temperature(decimal(value))),
  MAX_TOKENS((request, value) -> request.maxTokens(integer(value))),
  TOP_P((request, value) -> request.topP(decimal(value))),
  FREQUENCY_PENALTY((request, value) -> request.frequencyPenalty(decimal(value))),
  PRESENCE_PENALTY((request, value) -> request.presencePenalty(decimal(value))),
  STOP((request, value) -> request.stop(texts(value))),
  THINKING_BUDGET((request, value) -> request.thinkingBudget(integer(value))),
  RESPONSE_MIME_TYPE((request, value) -> request.responseMimeType(text(value)));

  private final BiConsumer<ChatRequestBuilder, JsonNode> setter;

  ProviderOption(BiConsumer<ChatRequestBuilder, JsonNode> setter) {
    this.setter = setter;
  }

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
    setter.accept(request, value);
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
