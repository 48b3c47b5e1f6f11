package ai.memories.pricing;

import ai.memories.Usage;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a call will probably take: three numbers, never one. A recorded usage is better wherever
 * there is one. Immutable.
 *
 * <pre>{@code
 * CallEstimate estimate =
 *     CallBounds.with(prices).estimate(call.body(), call.videoLengths());
 * prices.cost(flash, estimate.likely());
 * }</pre>
 *
 * @param input tokens that go in
 * @param output tokens that come out
 * @param unknown what could not be estimated and counts as nothing here, such as a video of unknown
 *     length, each with what to do
 */
public record CallEstimate(TokenEstimate input, TokenEstimate output, List<String> unknown) {
  private static final TokenEstimate PER_MESSAGE = new TokenEstimate(0, 1, 4);

  /** Copies the list. */
  public CallEstimate {
    unknown = List.copyOf(unknown);
  }

  static CallEstimate of(RequestBody request, PartSizes sizes) {
    TokenEstimate input = TokenEstimate.ZERO;
    List<String> unknown = new ArrayList<>();
    for (JsonNode message : request.messages()) {
      input = input.plus(PER_MESSAGE).plus(TextTokens.of(message.path("content").asText("")));
    }
    for (JsonNode part : request.parts()) {
      PartSize size = sizes.of(part);
      input = input.plus(TextTokens.of(part.path("text").asText(""))).plus(size.tokens());
      size.unknown().ifPresent(unknown::add);
    }
    return new CallEstimate(input.plus(schema(request)), output(request), unknown);
  }

  /** Whether a schema counts at all is not documented: only the high number holds it. */
  private static TokenEstimate schema(RequestBody request) {
    JsonNode schema = request.schema();
    return schema.isMissingNode()
        ? TokenEstimate.ZERO
        : new TokenEstimate(0, 0, TextTokens.ofJson(schema.toString()).high());
  }

  private static TokenEstimate output(RequestBody request) {
    long most = request.maxOutput(0);
    return new TokenEstimate(0, most / 2, most);
  }

  /** With so many tokens more that go in, such as those of an answer nobody has yet. */
  public CallEstimate withMoreInput(TokenEstimate more) {
    return new CallEstimate(input.plus(more), output, unknown);
  }

  /** The low numbers as a usage, to be priced. */
  public Usage low() {
    return Usage.of(input.low(), output.low());
  }

  /** The likely numbers as a usage, to be priced. */
  public Usage likely() {
    return Usage.of(input.likely(), output.likely());
  }

  /** The high numbers as a usage, to be priced. */
  public Usage high() {
    return Usage.of(input.high(), output.high());
  }
}
