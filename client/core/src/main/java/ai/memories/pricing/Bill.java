package ai.memories.pricing;

import ai.memories.Usage;
import java.util.Optional;

/** What is known of one call afterwards; an unknown usage has no known cost either. */
record Bill(Optional<Usage> usage, Optional<Cost> cost) {
  static final Bill UNKNOWN = new Bill(Optional.empty(), Optional.empty());

  static Bill of(Usage usage, Optional<Cost> cost) {
    return new Bill(Optional.of(usage), cost);
  }

  /** As if the call had used all it could. */
  static Bill atBound(CallBound bound) {
    return bound.unbounded().isPresent()
        ? UNKNOWN
        : of(Usage.of(bound.inputTokens(), bound.outputTokens()), bound.cost());
  }

  Optional<Amount> amount(Amount.Unit unit) {
    return switch (unit) {
      case USD -> cost.map(Amount::of);
      case TOKENS -> usage.map(Totals::billedTokens).map(Amount::tokens);
    };
  }
}
