package ai.memories.client;

import ai.memories.ModelId;
import ai.memories.schema.ResponseSchema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a model: the conversation so far and how to answer. What is not set is not sent,
 * so the service's own defaults hold (temperature 0.7, 1000 tokens, …). Immutable.
 *
 * <pre>{@code
 * ChatRequest request = ChatRequest.builder()
 *     .system("Answer with JSON.")
 *     .user("What is on this invoice?", InputFile.local(Path.of("invoice.png")))
 *     .temperature(0)
 *     .maxTokens(400)
 *     .responseSchema(schema)
 *     .build();
 * }</pre>
 */
public final class ChatRequest {
  private final @Nullable ModelId model;
  private final List<Message> messages;
  private final @Nullable BigDecimal temperature;
  private final @Nullable BigDecimal topP;
  private final @Nullable BigDecimal frequencyPenalty;
  private final @Nullable BigDecimal presencePenalty;
  private final @Nullable Integer maxTokens;
  private final @Nullable Integer n;
  private final List<String> stop;
  private final @Nullable Integer thinkingBudget;
  private final @Nullable String responseMimeType;
  private final @Nullable ResponseSchema responseSchema;
  private final Set<String> allowedStatuses;

  ChatRequest(ChatRequestBuilder from) {
    model = from.model;
    messages = List.copyOf(from.messages);
    temperature = from.temperature;
    topP = from.topP;
    frequencyPenalty = from.frequencyPenalty;
    presencePenalty = from.presencePenalty;
    maxTokens = from.maxTokens;
    n = from.n;
    stop = List.copyOf(from.stop);
    thinkingBudget = from.thinkingBudget;
    responseSchema = from.responseSchema;
    allowedStatuses = Set.copyOf(from.allowedStatuses);
    responseMimeType =
        from.responseMimeType == null && from.responseSchema != null
            ? ResponseMimeType.JSON
            : from.responseMimeType;
  }

  /** A request to be filled in. */
  public static ChatRequestBuilder builder() {
    return new ChatRequestBuilder();
  }

  /** A request of one user message. */
  public static ChatRequest of(String userText) {
    return builder().user(userText).build();
  }

  /** A builder that starts with everything this request says. */
  public ChatRequestBuilder toBuilder() {
    return new ChatRequestBuilder(this);
  }

  /** The model, where the request names its own; else the {@link ChatModel}'s is asked. */
  public Optional<ModelId> model() {
    return Optional.ofNullable(model);
  }

  /** The conversation, at least one message. */
  public List<Message> messages() {
    return messages;
  }

  /** 0 to 2. */
  public Optional<BigDecimal> temperature() {
    return Optional.ofNullable(temperature);
  }

  /** 0 to 1. */
  public Optional<BigDecimal> topP() {
    return Optional.ofNullable(topP);
  }

  /** -2 to 2. */
  public Optional<BigDecimal> frequencyPenalty() {
    return Optional.ofNullable(frequencyPenalty);
  }

  /** -2 to 2. */
  public Optional<BigDecimal> presencePenalty() {
    return Optional.ofNullable(presencePenalty);
  }

  /** The most tokens of an answer; on thinking models the thinking is taken out of it. */
  public OptionalInt maxTokens() {
    return maxTokens == null ? OptionalInt.empty() : OptionalInt.of(maxTokens);
  }

  /** How many choices. */
  public OptionalInt n() {
    return n == null ? OptionalInt.empty() : OptionalInt.of(n);
  }

  /** The texts at which the answer stops; empty if none. */
  public List<String> stop() {
    return stop;
  }

  /** Tokens for thinking: 0 off, -1 as many as the model likes. */
  public OptionalInt thinkingBudget() {
    return thinkingBudget == null ? OptionalInt.empty() : OptionalInt.of(thinkingBudget);
  }

  /**
   * The type of the answer. A request with a schema but no type has {@link ResponseMimeType#JSON},
   * because Gemini takes a schema only together with it.
   */
  public Optional<String> responseMimeType() {
    return Optional.ofNullable(responseMimeType);
  }

  /** The schema of the answer. */
  public Optional<ResponseSchema> responseSchema() {
    return Optional.ofNullable(responseSchema);
  }

  /** The statuses besides {@code completed} that are no failure; mostly none. Never sent. */
  public Set<String> allowedStatuses() {
    return allowedStatuses;
  }

  /** Whether the answer is to be JSON. */
  boolean asksForJson() {
    return responseSchema != null
        || (responseMimeType != null && ResponseMimeType.asksForJson(responseMimeType));
  }

  /** Whether the same is asked in the same way. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ChatRequest that && facts().equals(that.facts());
  }

  @Override
  public int hashCode() {
    return facts().hashCode();
  }

  private List<Object> facts() {
    return List.of(
        model(),
        messages,
        temperature().map(BigDecimal::stripTrailingZeros),
        topP().map(BigDecimal::stripTrailingZeros),
        frequencyPenalty().map(BigDecimal::stripTrailingZeros),
        presencePenalty().map(BigDecimal::stripTrailingZeros),
        maxTokens(),
        n(),
        stop,
        thinkingBudget(),
        responseMimeType(),
        responseSchema());
  }

  /** Messages counted, options as set: short enough for a log line. */
  @Override
  public String toString() {
    return "ChatRequest[" + messages.size() + " messages, " + RequestWriter.options(this) + "]";
  }
}
