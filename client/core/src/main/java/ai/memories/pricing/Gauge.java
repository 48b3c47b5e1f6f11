package ai.memories.pricing;

import ai.memories.pricing.BudgetExceededException.Reason;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One limit of one scope: what is settled, what is outstanding, and whether anything can still be
 * promised. Guarded by the ledger's lock.
 */
final class Gauge {
  private final String scope;
  private Amount limit;
  private boolean lifted;
  private BigDecimal spent = BigDecimal.ZERO;
  private BigDecimal outstanding = BigDecimal.ZERO;
  private RunPart.Meter elsewhere = RunPart.Meter.ZERO;
  private Optional<Stop> stop = Optional.empty();

  /**
   * Why nothing more can be promised.
   *
   * @param reason which of the reasons
   * @param why for people
   */
  record Stop(Reason reason, String why) {}

  Gauge(String scope, Amount limit) {
    this.scope = scope;
    this.limit = limit;
  }

  /** Whether the call fits beside all that is outstanding. */
  boolean hasRoom(CallBound bound) {
    return lifted || bound.need(limit.unit()).map(need -> fits(taken(), need)).orElse(false);
  }

  /** Raises the limit, never lowers it; nothing in its place lifts it for good. */
  void raise(Optional<Amount> other) {
    lifted |= other.isEmpty();
    limit = other.filter(more -> more.value().compareTo(limit.value()) > 0).orElse(limit);
  }

  Amount.Unit unit() {
    return limit.unit();
  }

  /** What other processes take of the same limit. */
  void beside(RunPart.Meter others) {
    elsewhere = others;
  }

  /** What to tell other processes. */
  RunPart.Meter meter(BigDecimal recorded) {
    return new RunPart.Meter(spent, outstanding, recorded, stop);
  }

  private BigDecimal spentByAll() {
    return spent.add(elsewhere.spent());
  }

  private BigDecimal taken() {
    return spentByAll().add(outstanding).add(elsewhere.outstanding());
  }

  /**
   * The refusal of a call that could not be sent even with nothing outstanding. What is spent only
   * grows, so it need not wait to be told.
   */
  Optional<BudgetExceededException> refusal(CallBound bound) {
    if (lifted) {
      return Optional.empty();
    }
    Amount need = bound.need(limit.unit()).orElse(null);
    Optional<Stop> stopped = stop.or(elsewhere::stop);
    if (stopped.isPresent()) {
      return Optional.of(refused(stopped.get().reason(), need, stopped.get().why()));
    }
    if (need == null) {
      String why = bound.unbounded().or(bound::unpriced).orElseThrow();
      return Optional.of(refused(Reason.UNKNOWN_NEED, null, why));
    }
    return fits(spentByAll(), need)
        ? Optional.empty()
        : Optional.of(refused(Reason.NO_ROOM, need, noRoom(bound, need)));
  }

  private boolean fits(BigDecimal taken, Amount need) {
    return taken.add(need.value()).compareTo(limit.value()) <= 0;
  }

  void hold(CallBound bound) {
    outstanding = outstanding.add(reserved(bound));
  }

  void giveBack(CallBound bound) {
    outstanding = outstanding.subtract(reserved(bound));
  }

  /** Books what a call took. Where that is not known it is the bound, the only sure number. */
  void settle(CallBound bound, Bill bill) {
    giveBack(bound);
    Optional<Amount> used = bill.amount(limit.unit());
    spent = spent.add(used.map(Amount::value).orElseGet(() -> reserved(bound)));
    if (used.isEmpty() && limit.unit() == Amount.Unit.USD) {
      stop(
          Reason.UNKNOWN_SPENT,
          "the service sent no usage for an earlier call, or its price is not known, so what it"
              + " cost is unknown; run without a cost limit, or with a token limit");
    }
  }

  void overshot(Overshoot overshoot) {
    if (overshoot.used().unit() == limit.unit()) {
      stop(
          Reason.OVERSHOT,
          "an earlier call " + overshoot + ", so the bounds of further calls cannot be trusted");
    }
  }

  private void stop(Reason reason, String why) {
    stop = stop.or(() -> Optional.of(new Stop(reason, why)));
  }

  private BigDecimal reserved(CallBound bound) {
    return bound.need(limit.unit()).map(Amount::value).orElse(BigDecimal.ZERO);
  }

  private String noRoom(CallBound bound, Amount need) {
    String raise =
        switch (limit.unit()) {
          case USD -> "maxCost, or budget.cost of a suite";
          case TOKENS -> "maxTokens, or budget.totalTokens of a suite";
        };
    return "the call may take up to "
        + need
        + " ("
        + bound.inputTokens()
        + " tokens in, "
        + bound.outputTokens()
        + " out): raise the limit ("
        + raise
        + "), or lower the bound with a smaller max_tokens or a shorter prompt";
  }

  private BudgetExceededException refused(Reason reason, @Nullable Amount need, String why) {
    Amount soFar = new Amount(spentByAll(), limit.unit());
    String message =
        "not sent: the limit of " + scope + " is " + limit + ", spent " + soFar + "; " + why;
    return new BudgetExceededException(reason, scope, limit, soFar, need, message);
  }
}
