package ai.memories.evaluation;

import ai.memories.ModelId;
import ai.memories.Usage;
import ai.memories.pricing.CallEstimate;
import ai.memories.pricing.Cost;
import ai.memories.pricing.ModelPrice;
import ai.memories.pricing.PriceList;
import ai.memories.pricing.TokenEstimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What some calls will probably take, added up one by one. Not thread-safe. */
final class EstimatedCalls {
  private static final int MAX_REASONS = 3;

  private final PriceList prices;
  private final Set<String> unknown = new LinkedHashSet<>();
  private long calls;
  private long unpriced;
  private TokenEstimate tokens = TokenEstimate.ZERO;
  private Cost low = Cost.ZERO;
  private Cost likely = Cost.ZERO;
  private Cost high = Cost.ZERO;

  EstimatedCalls(PriceList prices) {
    this.prices = prices;
  }

  /** Adds a call nobody has made yet. */
  void add(ModelId model, CallEstimate call) {
    call.unknown().forEach(this::unknown);
    add(model, call.low(), call.likely(), call.high());
  }

  /** Adds a call that was made once: it will take about the same again. */
  void add(ModelId model, Optional<Usage> recorded) {
    if (recorded.isEmpty()) {
      unknown("the service sent no usage with a recorded answer");
    }
    Usage usage = recorded.orElse(Usage.NONE);
    add(model, usage, usage, usage);
  }

  /** Notes a case that cannot be asked as it is, such as one whose recording is damaged. */
  void unusable(String name) {
    unknown(name + ": its recording cannot be used, or it cannot be asked");
  }

  private void add(ModelId model, Usage least, Usage probably, Usage most) {
    calls++;
    tokens = tokens.plus(new TokenEstimate(billed(least), billed(probably), billed(most)));
    Optional<ModelPrice> price = prices.price(model);
    if (price.isEmpty()) {
      unpriced++;
      unknown("no price is known for " + model + ": add it under models in prices.yaml");
      return;
    }
    low = low.plus(price.get().cost(least));
    likely = likely.plus(price.get().cost(probably));
    high = high.plus(price.get().cost(most));
  }

  private static long billed(Usage usage) {
    return usage.inputTokens() + usage.billedOutputTokens();
  }

  private void unknown(String reason) {
    if (unknown.size() < MAX_REASONS) {
      unknown.add(reason);
    }
  }

  /** As if there were so many calls, and these only the first of them. */
  EstimatedCalls times(long newCalls) {
    var more = new EstimatedCalls(prices);
    more.unknown.addAll(unknown);
    more.calls = newCalls;
    more.unpriced = calls == 0 ? 0 : unpriced * newCalls / calls;
    if (calls > 0) {
      more.tokens =
          new TokenEstimate(
              tokens.low() * newCalls / calls,
              tokens.likely() * newCalls / calls,
              tokens.high() * newCalls / calls);
      more.low = times(low, newCalls);
      more.likely = times(likely, newCalls);
      more.high = times(high, newCalls);
    }
    return more;
  }

  private Cost times(Cost cost, long newCalls) {
    BigDecimal each = cost.usd().divide(BigDecimal.valueOf(calls), MathContext.DECIMAL64);
    return new Cost(each.multiply(BigDecimal.valueOf(newCalls), MathContext.DECIMAL32));
  }

  /** The money in words: unknown is unknown, never zero. */
  String money() {
    if (unpriced == calls) {
      return "cost unknown";
    }
    return (unpriced > 0 ? "more than " : "") + low + " / " + likely + " / " + high;
  }

  boolean priced() {
    return unpriced == 0;
  }

  long calls() {
    return calls;
  }

  TokenEstimate tokens() {
    return tokens;
  }

  Cost low() {
    return low;
  }

  Cost likely() {
    return likely;
  }

  Cost high() {
    return high;
  }

  /** What is not in the numbers, the first reasons. */
  List<String> unknown() {
    return List.copyOf(unknown);
  }
}
