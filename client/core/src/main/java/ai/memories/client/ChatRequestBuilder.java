package ai.memories.client;

import ai.memories.ModelId;
import ai.memories.schema.ResponseSchema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects a {@link ChatRequest}; got by {@link ChatRequest#builder()}. Nothing is checked before
 * {@link #build()}, which then says everything that is wrong at once. Not thread-safe.
 *
 * <pre>{@code
 * ChatRequest.builder().system("Be brief.").user("Name a prime.").temperature(0).build();
 * }</pre>
 */
public final class ChatRequestBuilder {
  final List<Message> messages = new ArrayList<>();
  final List<String> faults = new ArrayList<>();
  @Nullable ModelId model;
  @Nullable BigDecimal temperature;
  @Nullable BigDecimal topP;
  @Nullable BigDecimal frequencyPenalty;
  @Nullable BigDecimal presencePenalty;
  @Nullable Integer maxTokens;
  @Nullable Integer n;
  List<String> stop = List.of();
  @Nullable Integer thinkingBudget;
  @Nullable String responseMimeType;
  @Nullable ResponseSchema responseSchema;
  Set<String> allowedStatuses = Set.of();

  ChatRequestBuilder() {}

  ChatRequestBuilder(ChatRequest from) {
    messages.addAll(from.messages());
    model = from.model().orElse(null);
    temperature = from.temperature().orElse(null);
    topP = from.topP().orElse(null);
    frequencyPenalty = from.frequencyPenalty().orElse(null);
    presencePenalty = from.presencePenalty().orElse(null);
    from.maxTokens().ifPresent(this::maxTokens);
    from.n().ifPresent(this::n);
    stop = from.stop();
    from.thinkingBudget().ifPresent(this::thinkingBudget);
    responseMimeType = from.responseMimeType().orElse(null);
    responseSchema = from.responseSchema().orElse(null);
    allowedStatuses = from.allowedStatuses();
  }

  /** Asks this model and not the {@link ChatModel}'s. */
  public ChatRequestBuilder model(ModelId newModel) {
    model = newModel;
    return this;
  }

  /**
   * Asks the model of this id and not the {@link ChatModel}'s.
   *
   * @throws IllegalArgumentException without a provider prefix
   */
  public ChatRequestBuilder model(String id) {
    return model(ModelId.parse(id));
  }

  /** Adds a system message. */
  public ChatRequestBuilder system(String text) {
    return message(Message.system(text));
  }

  /** Adds a user message: a text, then any files or further texts. */
  public ChatRequestBuilder user(String text, Part... parts) {
    return message(Message.user(text, parts));
  }

  /** Adds an earlier answer of the model. */
  public ChatRequestBuilder assistant(String text) {
    return message(Message.assistant(text));
  }

  /** Adds a message. */
  public ChatRequestBuilder message(Message message) {
    messages.add(message);
    return this;
  }

  /** Randomness, 0 to 2. */
  public ChatRequestBuilder temperature(double value) {
    temperature = decimal("temperature", value);
    return this;
  }

  /** Randomness, 0 to 2; sent digit for digit. */
  public ChatRequestBuilder temperature(BigDecimal value) {
    temperature = value;
    return this;
  }

  /** Nucleus sampling, 0 to 1. */
  public ChatRequestBuilder topP(double value) {
    topP = decimal("top_p", value);
    return this;
  }

  /** Nucleus sampling, 0 to 1; sent digit for digit. */
  public ChatRequestBuilder topP(BigDecimal value) {
    topP = value;
    return this;
  }

  /** Against repetition, -2 to 2. */
  public ChatRequestBuilder frequencyPenalty(double value) {
    frequencyPenalty = decimal("frequency_penalty", value);
    return this;
  }

  /** Against repetition, -2 to 2; sent digit for digit. */
  public ChatRequestBuilder frequencyPenalty(BigDecimal value) {
    frequencyPenalty = value;
    return this;
  }

  /** Towards new topics, -2 to 2. */
  public ChatRequestBuilder presencePenalty(double value) {
    presencePenalty = decimal("presence_penalty", value);
    return this;
  }

  /** Towards new topics, -2 to 2; sent digit for digit. */
  public ChatRequestBuilder presencePenalty(BigDecimal value) {
    presencePenalty = value;
    return this;
  }

  /** The most tokens of an answer, from 1; thinking is taken out of it. */
  public ChatRequestBuilder maxTokens(int tokens) {
    maxTokens = tokens;
    return this;
  }

  /** How many choices, from 1. */
  public ChatRequestBuilder n(int choices) {
    n = choices;
    return this;
  }

  /** The texts at which the answer stops; sent as a string if it is one, else as a list. */
  public ChatRequestBuilder stop(String... texts) {
    return stop(List.of(texts));
  }

  /** The texts at which the answer stops; none for an empty list. */
  public ChatRequestBuilder stop(List<String> texts) {
    stop = List.copyOf(texts);
    return this;
  }

  /** Tokens for thinking: 0 off, -1 as many as the model likes. A hint, not a limit. */
  public ChatRequestBuilder thinkingBudget(int tokens) {
    thinkingBudget = tokens;
    return this;
  }

  /** The type of the answer, such as {@link ResponseMimeType#JSON}; sent as it stands. */
  public ChatRequestBuilder responseMimeType(String type) {
    responseMimeType = type;
    return this;
  }

  /** The schema the answer is to have; asks for JSON too, unless a type is set. */
  public ChatRequestBuilder responseSchema(ResponseSchema schema) {
    responseSchema = schema;
    return this;
  }

  /** The schema the answer is to have, as JSON text in the Gemini dialect. */
  public ChatRequestBuilder responseSchema(String json) {
    return responseSchema(ResponseSchema.parse(json));
  }

  /**
   * Takes an answer of such a status too, with whatever choices it has; otherwise anything but
   * {@code completed} is a failure. {@link ChatResponse#status()} tells which it was. An answer
   * with an error in it stays one.
   */
  public ChatRequestBuilder allowStatus(String... statuses) {
    allowedStatuses = Set.of(statuses);
    return this;
  }

  /**
   * The request.
   *
   * @throws InvalidRequestException naming everything the service would refuse
   */
  public ChatRequest build() {
    List<String> violations = RequestRules.violations(this);
    if (!violations.isEmpty()) {
      throw new InvalidRequestException(violations);
    }
    return new ChatRequest(this);
  }

  private @Nullable BigDecimal decimal(String name, double value) {
    if (Double.isFinite(value)) {
      return BigDecimal.valueOf(value);
    }
    faults.add(name + " is " + value + ": it must be a number");
    return null;
  }
}
