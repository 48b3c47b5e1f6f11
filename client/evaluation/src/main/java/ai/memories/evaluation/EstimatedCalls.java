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
  private long graders;
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

  /** The calls added last were so many questions to graders. */
  void ofGraders(long more) {
    graders += more;
  }

  /** Notes what cannot be foreseen. */
  void unforeseen(String reason) {
    unknown(reason);
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

  /** As if there were so many cases, and these calls those of the first of them. */
  EstimatedCalls times(long first, long cases) {
    var more = new EstimatedCalls(prices);
    more.unknown.addAll(unknown);
    if (first > 0) {
      more.calls = calls * cases / first;
      more.graders = graders * cases / first;
      more.unpriced = unpriced * cases / first;
      more.tokens =
          new TokenEstimate(
              tokens.low() * cases / first,
              tokens.likely() * cases / first,
              tokens.high() * cases / first);
      more.low = times(low, first, cases);
      more.likely = times(likely, first, cases);
      more.high = times(high, first, cases);
    }
    return more;
  }

  private static Cost times(Cost cost, long first, long cases) {
    BigDecimal each = cost.usd().divide(BigDecimal.valueOf(first), MathContext.DECIMAL64);
    return new Cost(each.multiply(BigDecimal.valueOf(cases), MathContext.DECIMAL32));
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

  /** How many of the calls ask graders. */
  long graders() {
    return graders;
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
