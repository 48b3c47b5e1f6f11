package ai.memories.pricing;

import java.util.List;
import java.util.Optional;

/**
 * A limit that the as-if-recorded meter of a scope has passed.
 *
 * <pre>{@code
 * for (Overrun overrun : scope.overruns()) {
 *   log.error("{}", overrun); // suite invoices: 0.07 USD of 0.05 USD
 * }
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param scope whose limit it is
 * @param limit the limit
 * @param used what all calls together take at today's prices, empty where that is not known: a
 *     limit nobody can check counts as passed
 */
public record Overrun(String scope, Amount limit, Optional<Amount> used) {

  /**
   * The limits that are passed where so much was taken: one by one, money first.
   *
   * @param scope whose limits they are
   * @param taken what all calls together took
   */
  public static List<Overrun> of(String scope, Limits limits, Totals taken) {
    return BudgetScope.amounts(limits)
        .map(limit -> new Overrun(scope, limit, taken(taken, limit.unit())))
        .filter(Overrun::passed)
        .toList();
  }

  private static Optional<Amount> taken(Totals totals, Amount.Unit unit) {
    return switch (unit) {
      case USD -> totals.cost().map(Amount::of);
      case TOKENS -> Optional.of(Amount.tokens(totals.totalTokens()));
    };
  }

  /** Whether there is one: more was used, or nobody knows how much. */
  boolean passed() {
    return used.map(part -> part.value().compareTo(limit.value()) > 0).orElse(true);
  }

  /** As people read it: {@code suite invoices: 0.07 USD of 0.05 USD}. */
  @Override
  public String toString() {
    return scope + ": " + used.map(Amount::toString).orElse("an unknown part") + " of " + limit;
  }
}
