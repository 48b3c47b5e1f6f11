package ai.memories.client;

import ai.memories.Usage;
import ai.memories.http.ApiResponse;
import ai.memories.json.Json;
import ai.memories.json.JsonAnswer;
import ai.memories.pricing.Cost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model's answer. Immutable.
 *
 * <pre>{@code
 * ChatResponse answer = model.chat("Name a prime.");
 * answer.text();
 * answer.cost().ifPresent(cost -> log.info("{}", cost));
 * }</pre>
 */
public final class ChatResponse {
  private final ApiResponse source;
  private final Json body;
  private final List<Choice> choices;
  private final @Nullable Usage usage;
  private final @Nullable Cost cost;
  private final List<String> warnings;

  ChatResponse(
      ApiResponse source,
      Json body,
      List<Choice> choices,
      @Nullable Usage usage,
      @Nullable Cost cost,
      List<String> warnings) {
    this.source = source;
    this.body = body;
    this.choices = List.copyOf(choices);
    this.usage = usage;
    this.cost = cost;
    this.warnings = List.copyOf(warnings);
  }

  /** The text of the first choice. */
  public String text() {
    return choices.get(0).text();
  }

  /**
   * The text of the first choice read as JSON, also where the model put it in a code fence.
   *
   * <pre>{@code
   * answer.json().json().flatMap(json -> json.at("/total"));
   * }</pre>
   */
  public JsonAnswer json() {
    return JsonAnswer.read(text());
  }

  /** All choices by index, at least one. */
  public List<Choice> choices() {
    return choices;
  }

  /** The tokens it took, empty where the service did not say: unknown is not zero. */
  public Optional<Usage> usage() {
    return Optional.ofNullable(usage);
  }

  /**
   * What these tokens cost, empty where usage or price is unknown. For a replayed answer it is what
   * the recorded call would cost at today's prices; nothing was spent.
   */
  public Optional<Cost> cost() {
    return Optional.ofNullable(cost);
  }

  /** From sending to the last byte, of the last attempt; of a recording, the recorded time. */
  public Duration latency() {
    return source.latency();
  }

  /** How often the call was sent. */
  public int attempts() {
    return source.attempts();
  }

  /** Whether it was replayed, recorded or neither. */
  public ApiResponse.Origin origin() {
    return source.origin();
  }

  /** The file that holds the recording, where there is one. */
  public Optional<Path> recording() {
    return source.recording();
  }

  /** The service's id of the answer. */
  public Optional<String> id() {
    return word("id");
  }

  /** The model that answered, in the service's words. */
  public Optional<String> model() {
    return word("model");
  }

  /** The status of the answer, {@code completed} where there is one. */
  public Optional<String> status() {
    return word("status");
  }

  /** Why the model stopped on the first choice; mostly empty. */
  public Optional<String> finishReason() {
    return choices.get(0).finishReason();
  }

  /** Whether the answer was cut off: of several choices, the surest. */
  public Truncation truncation() {
    return choices.stream().map(Choice::truncation).reduce(Truncation.NO, Truncation::or);
  }

  /** What is odd about the answer without being an error. */
  public List<String> warnings() {
    return warnings;
  }

  /** The whole body as the service sent it, with every field we do not read. */
  public String rawJson() {
    return source.body();
  }

  private Optional<String> word(String name) {
    return body.at("/" + name)
        .map(Json::node)
        .filter(node -> node.isTextual())
        .map(n -> n.textValue());
  }

  @Override
  public String toString() {
    return "ChatResponse[" + origin() + ", " + usage() + ", " + text() + "]";
  }
}
