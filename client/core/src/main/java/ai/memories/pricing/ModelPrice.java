package ai.memories.pricing;

import ai.memories.Usage;
import ai.memories.json.Json;

/**
 * What one model costs: a rate, and the rate a call moves to, as a whole, when its prompt is longer
 * than 200,000 tokens. Immutable.
 *
 * <pre>{@code
 * ModelPrice pro = new ModelPrice(TokenRate.usd("1.25", "10"), TokenRate.usd("2.5", "15"));
 * pro.cost(Usage.of(200_001, 0)).toString(); // 0.5000025 USD
 * }</pre>
 *
 * @param upTo200K the rate of a call with up to 200,000 input tokens
 * @param above200K the rate of a call with more; the same where a model has one rate only
 */
public record ModelPrice(TokenRate upTo200K, TokenRate above200K) {

  /** The last prompt size of the lower tier: "≤200K" on the vendor's page. */
  static final long TIER_INPUT_TOKENS = 200_000;

  /** A model with one rate for prompts of any size. */
  public static ModelPrice flat(TokenRate rate) {
    return new ModelPrice(rate, rate);
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if that is no price
   */
  public static ModelPrice of(Json price) {
    return PriceFile.price(price.node());
  }

  /** As it stands in {@code prices.yaml}: US dollars per million tokens. */
  public Json toJson() {
    return PriceFile.toJson(this);
  }

  /** Whether long prompts cost otherwise. */
  public boolean tiered() {
    return !upTo200K.equals(above200K);
  }

  /**
   * What a call costs. The prompt's size decides the tier of input and output alike, and whatever
   * the total holds beside the input is billed as output, since thinking is.
   */
  public Cost cost(Usage usage) {
    TokenRate rate = usage.inputTokens() > TIER_INPUT_TOKENS ? above200K : upTo200K;
    return rate.cost(usage.inputTokens(), usage.billedOutputTokens());
  }

  /** As people read it: the rate and, where there is one, that of long prompts. */
  @Override
  public String toString() {
    return upTo200K + (tiered() ? " (above 200,000 tokens in: " + above200K + ")" : "");
  }

  /** The most a call within these token bounds can cost, in whichever tier it ends up. */
  Cost atMost(long inputTokens, long outputTokens) {
    Cost lower = upTo200K.cost(Math.min(inputTokens, TIER_INPUT_TOKENS), outputTokens);
    if (inputTokens <= TIER_INPUT_TOKENS) {
      return lower;
    }
    Cost upper = above200K.cost(inputTokens, outputTokens);
    return lower.compareTo(upper) > 0 ? lower : upper;
  }
}
