package ai.memories.pricing;

import java.util.Optional;

/**
 * A limit that the as-if-recorded meter of a scope has passed.
 *
 * <p>Immutable.
 *
 * @param scope whose limit it is
 * @param limit the limit
 * @param used what all calls together take at today's prices, empty where that is not known: a
 *     limit nobody can check counts as passed
 */
public record Overrun(String scope, Amount limit, Optional<Amount> used) {

  /** As people read it: {@code suite invoices: 0.07 USD of 0.05 USD}. */
  @Override
  public String toString() {
    return scope + ": " + used.map(Amount::toString).orElse("an unknown part") + " of " + limit;
  }
}
