package ai.memories.pricing;

import ai.memories.ModelId;
import java.util.Optional;

/**
 * The most one attempt of a call can take. It is a bound, not an estimate: usually far above what
 * the call will use. Where there is no sure bound, {@code unbounded} says why and what to do; such
 * a call is sent only where nobody set a limit. Immutable.
 *
 * <pre>{@code
 * CallBound most = CallBounds.with(PriceList.bundled()).of(call.body(), call.videoLengths());
 * most.cost(); // Optional[0.0031 USD], or empty with the reason in unpriced()
 * }</pre>
 *
 * @param model the model that will be asked
 * @param inputTokens the most tokens that go in, as far as they can be bounded
 * @param outputTokens the most tokens that come out
 * @param cost the most it can cost, empty where that is not known
 * @param unbounded why the tokens have no sure bound, empty where they have
 * @param unpriced why the cost is not known though the tokens are, empty where it is
 */
public record CallBound(
    ModelId model,
    long inputTokens,
    long outputTokens,
    Optional<Cost> cost,
    Optional<String> unbounded,
    Optional<String> unpriced) {

  /** Beyond any model's context by far; keeps sums of bounds from overflowing. */
  static final long MAX_TOKENS = 1_000_000_000_000L;

  /** Refuses counts no call can have, and a missing cost without a reason. */
  public CallBound {
    if (inputTokens < 0 || outputTokens < 0) {
      throw new IllegalArgumentException(
          "token bounds cannot be negative: " + inputTokens + ", " + outputTokens);
    }
    if (inputTokens > MAX_TOKENS || outputTokens > MAX_TOKENS) {
      throw new IllegalArgumentException(
          "no call takes so many tokens: " + inputTokens + ", " + outputTokens);
    }
    if (cost.isPresent() == (unbounded.isPresent() || unpriced.isPresent())) {
      throw new IllegalArgumentException("a bound has either a cost or the reason why it has none");
    }
  }

  /** A bound with a known cost. */
  public static CallBound of(ModelId model, long inputTokens, long outputTokens, Cost cost) {
    return new CallBound(
        model, inputTokens, outputTokens, Optional.of(cost), Optional.empty(), Optional.empty());
  }

  /** The most tokens, in and out together. */
  public long tokens() {
    return inputTokens + outputTokens;
  }

  /** What it needs of a limit, empty where that is not known. */
  Optional<Amount> need(Amount.Unit unit) {
    return switch (unit) {
      case USD -> cost.map(Amount::of);
      case TOKENS ->
          unbounded.isPresent() ? Optional.empty() : Optional.of(Amount.tokens(tokens()));
    };
  }
}
