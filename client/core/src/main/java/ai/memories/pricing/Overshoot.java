package ai.memories.pricing;

/**
 * A call that used more than the sure bound that was reserved for it: the bound is wrong, so no
 * limit of that kind can be kept any more and further calls under one are refused.
 *
 * <pre>{@code
 * for (Overshoot overshoot : room.settle(usage, prices.cost(flash, usage))) {
 *   log.error("{}", overshoot); // used 1300 tokens where at most 1200 tokens were reserved
 * }
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param reserved the bound
 * @param used what the service billed
 */
public record Overshoot(Amount reserved, Amount used) {

  /** As people read it: {@code used 1300 tokens where at most 1200 tokens were reserved}. */
  @Override
  public String toString() {
    return "used " + used + " where at most " + reserved + " were reserved";
  }
}
