package ai.memories.http;

import ai.memories.Usage;
import ai.memories.json.JsonSyntaxException;
import ai.memories.pricing.BudgetScope;
import ai.memories.pricing.CallBound;
import ai.memories.pricing.CallBounds;
import ai.memories.pricing.Cost;
import ai.memories.pricing.PriceList;
import ai.memories.pricing.Reservation;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Lets an attempt leave only when the most it can cost fits the request's budget, and counts what
 * it did cost: by its usage; not at all where it was surely not billed (never sent, refused by a
 * 4xx); by the whole bound where it may have been. A request without a budget passes straight
 * through. Thread-safe.
 *
 * <pre>{@code
 * Exchange budgeted = new BudgetExchange(wire, CallBounds.with(prices), prices);
 * }</pre>
 */
public final class BudgetExchange implements Exchange {
  private final Exchange inner;
  private final CallBounds bounds;
  private final PriceList prices;

  /** Budgets around another exchange. */
  public BudgetExchange(Exchange inner, CallBounds bounds, PriceList prices) {
    this.inner = inner;
    this.bounds = bounds;
    this.prices = prices;
  }

  @Override
  public CompletableFuture<ApiResponse> send(ApiRequest request) {
    BudgetScope budget = request.budget();
    if (budget == null) {
      return inner.send(request);
    }
    CallBound bound = bounds.of(request.body(), request.videoLengths());
    CompletableFuture<ApiResponse> result = new CompletableFuture<>();
    CompletableFuture<Reservation> room = budget.reserve(bound);
    CallLinks.cancelWith(result, room);
    CallLinks.whenDone(
        room,
        (reservation, failure) -> {
          if (reservation != null) {
            leave(request, reservation, result);
          } else if (failure != null) {
            result.completeExceptionally(failure);
          }
        });
    return result;
  }

  private void leave(ApiRequest request, Reservation room, CompletableFuture<ApiResponse> result) {
    var departed = new AtomicBoolean();
    CompletableFuture<ApiResponse> sent =
        CallLinks.send(inner, request.onDeparture(() -> departed.set(true)));
    CallLinks.cancelWith(result, sent);
    CallLinks.deliver(
        sent,
        result,
        (response, failure) -> {
          // settled before it is told: who waits for the result sees the money counted
          if (response != null) {
            answered(room, response);
          } else {
            failed(room, failure, departed.get());
          }
        });
  }

  private void answered(Reservation room, ApiResponse response) {
    Optional<ApiError> error = ApiError.of(response);
    Optional<Usage> usage = usage(response);
    if (error.filter(ApiError::isSurelyNotBilled).isPresent()) {
      room.release();
    } else if (usage.isPresent()) {
      Optional<Cost> cost = usage.flatMap(used -> prices.cost(room.bound().model(), used));
      // where it took more than was held, the ledger itself keeps and reports it
      var unused = room.settle(usage.get(), cost);
    } else if (error.isPresent()) {
      room.settleAtBound();
    } else {
      room.settleUnknown();
    }
  }

  private static void failed(Reservation room, @Nullable Throwable failure, boolean departed) {
    boolean maybeBilled =
        failure instanceof TransportException transport ? transport.isMaybeBilled() : departed;
    if (maybeBilled) {
      room.settleAtBound();
    } else {
      room.release();
    }
  }

  private static Optional<Usage> usage(ApiResponse response) {
    try {
      return UsageReader.in(response.json());
    } catch (JsonSyntaxException e) {
      return Optional.empty();
    }
  }
}
