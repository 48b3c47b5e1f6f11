package ai.memories.junit;

import ai.memories.pricing.BudgetScope;
import ai.memories.pricing.Limits;
import ai.memories.pricing.Totals;

/**
 * What a test may take and what it took so far, all its samples together; in a constructor or
 * {@code BeforeAll}, that of the class. Thread-safe.
 *
 * <pre>{@code
 * @Test
 * void is_cheap(ChatModel model, Budget budget) {
 *   model.chat("…");
 *   assertThat(budget.asRecorded().totalTokens()).isLessThan(500);
 * }
 * }</pre>
 */
public final class Budget {
  private final BudgetScope scope;

  Budget(BudgetScope scope) {
    this.scope = scope;
  }

  /** The limits of this test or class itself; those of the class and the run count beside them. */
  public Limits limits() {
    return scope.limits();
  }

  /** What was really spent: nothing where all answers were replayed. */
  public Totals spent() {
    return scope.spent();
  }

  /** What was spent, plus what the replayed answers would cost today. */
  public Totals asRecorded() {
    return scope.asRecorded();
  }

  @Override
  public String toString() {
    return "Budget[" + scope.name() + ", " + limits() + ", " + asRecorded() + "]";
  }
}
