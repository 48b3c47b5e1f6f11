package ai.memories.pricing;

import ai.memories.MemoriesException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call that was not sent because a limit leaves no room for it. Nothing was paid. Immutable, as
 * errors go.
 *
 * <pre>{@code
 * try {
 *   model.chat(request);
 * } catch (BudgetExceededException e) {
 *   log.warn("{} may take {} and has taken {}", e.scope(), e.limit(), e.spent());
 * }
 * }</pre>
 */
public final class BudgetExceededException extends MemoriesException {
  private static final long serialVersionUID = 1L;

  /** Why a call was refused. */
  public enum Reason {
    /** It could take more than is left. */
    NO_ROOM,
    /** How much it could take at most is not known. */
    UNKNOWN_NEED,
    /** What an earlier call cost is not known, so nobody knows what is left. */
    UNKNOWN_SPENT,
    /** An earlier call used more than its sure bound, so no bound can be trusted. */
    OVERSHOT
  }

  private final Reason reason;
  private final String scope;
  private final transient Amount limit;
  private final transient Amount spent;
  private final transient @Nullable Amount needed;

  BudgetExceededException(
      Reason reason,
      String scope,
      Amount limit,
      Amount spent,
      @Nullable Amount needed,
      String message) {
    super(message);
    this.reason = reason;
    this.scope = scope;
    this.limit = limit;
    this.spent = spent;
    this.needed = needed;
  }

  /** Why it was refused. */
  public Reason reason() {
    return reason;
  }

  /** Whose limit it is, such as {@code run} or {@code suite invoices}. */
  public String scope() {
    return scope;
  }

  /** The limit. */
  public Amount limit() {
    return limit;
  }

  /** What was spent in that scope before, bounds of calls with unknown usage included. */
  public Amount spent() {
    return spent;
  }

  /** What the call could take at most, empty where that is not known. */
  public Optional<Amount> needed() {
    return Optional.ofNullable(needed);
  }
}
