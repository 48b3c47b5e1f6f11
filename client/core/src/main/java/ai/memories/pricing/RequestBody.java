package ai.memories.pricing;

import ai.memories.ModelId;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What counts in a request body, read where decisions 1, 8 and 13 of the contract let it stand. */
final class RequestBody {
  private static final BigDecimal MOST = BigDecimal.valueOf(CallBound.MAX_TOKENS);

  /** "max_tokens … default 1000" on the API page. */
  private static final long DEFAULT_MAX_TOKENS = 1000;

  private final JsonNode body;

  RequestBody(Json body) {
    this.body = body.node();
  }

  /**
   * The model asked.
   *
   * @throws IllegalArgumentException where there is none or it has no prefix
   */
  ModelId model() {
    JsonNode model = body.path("model");
    if (!model.isTextual()) {
      throw new IllegalArgumentException("the request body names no \"model\"");
    }
    return ModelId.parse(model.textValue());
  }

  JsonNode root() {
    return body;
  }

  JsonNode messages() {
    return body.path("messages");
  }

  /** Every part of every message whose content is an array. */
  List<JsonNode> parts() {
    List<JsonNode> parts = new ArrayList<>();
    for (JsonNode message : messages()) {
      JsonNode content = message.path("content");
      if (content.isArray()) {
        content.forEach(parts::add);
      }
    }
    return parts;
  }

  /**
   * The most tokens that come out: max_tokens for each choice.
   *
   * @param extraEach tokens on top of max_tokens, for each choice
   */
  long maxOutput(long extraEach) {
    long maxTokens = Math.max(1, whole(body.path("max_tokens")).orElse(DEFAULT_MAX_TOKENS));
    long choices = Math.max(1, whole(body.path("n")).orElse(1));
    long each = maxTokens + extraEach;
    return each > CallBound.MAX_TOKENS / choices ? CallBound.MAX_TOKENS : each * choices;
  }

  /** The thinking budget asked for; negative where the model decides. */
  OptionalLong thinkingBudget() {
    JsonNode config = either(metadata(), "thinking_config", "thinkingConfig");
    return whole(either(config, "thinking_budget", "thinkingBudget"));
  }

  /** The responseSchema, a missing node where there is none. */
  JsonNode schema() {
    return either(metadata(), "responseSchema", "response_schema");
  }

  private JsonNode metadata() {
    JsonNode nested = body.path("extra_body").path("metadata");
    return nested.isMissingNode() ? body.path("metadata") : nested;
  }

  private static JsonNode either(JsonNode node, String name, String otherName) {
    return node.has(name) ? node.path(name) : node.path(otherName);
  }

  /** A count, cut off where nothing real is; what is no number may mean any number. */
  private static OptionalLong whole(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return OptionalLong.empty();
    }
    if (!node.isNumber() || node.decimalValue().compareTo(MOST) > 0) {
      return OptionalLong.of(CallBound.MAX_TOKENS);
    }
    BigDecimal value = node.decimalValue();
    // Not rounded below 1: a text like 1e-999999999 would cost memory.
    return OptionalLong.of(
        value.compareTo(BigDecimal.ONE) < 0
            ? value.signum()
            : value.setScale(0, RoundingMode.CEILING).longValueExact());
  }
}
