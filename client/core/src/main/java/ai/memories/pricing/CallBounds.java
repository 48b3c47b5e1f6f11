package ai.memories.pricing;

import ai.memories.ModelId;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Bounds a call from its request body. Every byte of text and schema may be a token; an image or a
 * video takes the "high" row of contract §5; out come max_tokens, or the service's 1000, for each
 * choice, thinking included. It is priced at the dearer of the tiers it can end up in.
 *
 * <pre>{@code
 * CallBounds bounds = CallBounds.with(PriceList.bundled()).videoLength(Duration.ofMinutes(2));
 * CallBound most = bounds.of(call.body(), call.videoLengths());
 * }</pre>
 *
 * <p>Immutable. An image's row assumes no more than six tiles; a longer panorama may pass it, which
 * the {@link Ledger} then reports as overshoot.
 */
public final class CallBounds {
  /** The most Google's 2.5 and 3 models put out in one answer, thinking included. */
  private static final long MODEL_OUTPUT_LIMIT = 65_536;

  private final PriceList prices;
  private final Optional<Duration> videoLength;
  private final boolean thinkingExtra;

  private CallBounds(PriceList prices, Optional<Duration> videoLength, boolean thinkingExtra) {
    this.prices = prices;
    this.videoLength = videoLength;
    this.thinkingExtra = thinkingExtra;
  }

  /** Bounds at these prices; a video must have a known length, thinking is part of max_tokens. */
  public static CallBounds with(PriceList prices) {
    return new CallBounds(prices, Optional.empty(), false);
  }

  /**
   * With a length for videos whose own is not known: setting {@code media.videoSeconds}.
   *
   * @throws IllegalArgumentException for a negative length
   */
  public CallBounds videoLength(Duration longest) {
    if (longest.isNegative()) {
      throw new IllegalArgumentException("media.videoSeconds cannot be negative: " + longest);
    }
    return new CallBounds(prices, Optional.of(longest), thinkingExtra);
  }

  /**
   * Whether thinking comes on top of max_tokens: setting {@code budget.thinkingExtra}. Where the
   * request leaves the thinking budget to the model, it is the model's whole output limit.
   */
  public CallBounds thinkingExtra(boolean extra) {
    return new CallBounds(prices, videoLength, extra);
  }

  /**
   * The most one attempt of this call can take.
   *
   * @param body the request body as it will be sent
   * @param videoLengths the length of each video by its {@code file_uri}, where it is known
   * @throws IllegalArgumentException if the body names no model
   */
  public CallBound of(Json body, Map<String, Duration> videoLengths) {
    var request = new RequestBody(body);
    ModelId model = request.model();
    var sizes = new PartSizes(MediaTokens.of(model), videoLengths, videoLength);
    long input = TextBytes.of(request.root());
    Optional<String> unbounded = Optional.empty();
    for (JsonNode part : request.parts()) {
      PartSize size = sizes.of(part);
      input = capped(input + size.tokens().high() - size.embeddedBytes());
      unbounded = unbounded.or(size::unknown);
    }
    long output = request.maxOutput(thinkingExtra ? thinking(request) : 0);
    return priced(model, input, output, unbounded);
  }

  /**
   * What one attempt of this call will probably take, by contract §5. Arguments as for the bound.
   *
   * @throws IllegalArgumentException if the body names no model
   */
  public CallEstimate estimate(Json body, Map<String, Duration> videoLengths) {
    var request = new RequestBody(body);
    var rows = MediaTokens.of(request.model());
    return CallEstimate.of(request, new PartSizes(rows, videoLengths, videoLength));
  }

  private CallBound priced(ModelId model, long input, long output, Optional<String> unbounded) {
    Optional<ModelPrice> price = prices.price(model);
    Optional<Cost> cost =
        unbounded.isPresent() ? Optional.empty() : price.map(p -> p.atMost(input, output));
    Optional<String> unpriced = price.isPresent() ? Optional.empty() : Optional.of(noPrice(model));
    return new CallBound(model, input, output, cost, unbounded, unpriced);
  }

  private String noPrice(ModelId model) {
    return "no price is known for "
        + model
        + prices.nearest(model).map(near -> " (did you mean " + near + "?)").orElse("")
        + ": add it under models in prices.yaml, or run without a cost limit";
  }

  private static long thinking(RequestBody request) {
    long asked = request.thinkingBudget().orElse(-1);
    return asked < 0 ? MODEL_OUTPUT_LIMIT : asked;
  }

  private static long capped(long tokens) {
    return Math.min(tokens, CallBound.MAX_TOKENS);
  }
}
