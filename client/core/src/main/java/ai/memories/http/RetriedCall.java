package ai.memories.http;

import ai.memories.http.TransportException.Kind;
import ai.memories.pricing.BudgetExceededException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One call through all its attempts. Attempts follow each other, so only the deadline and a
 * cancellation come from elsewhere; both end the result, and whatever is under way is then undone.
 */
final class RetriedCall {
  private final Exchange inner;
  private final ApiRequest request;
  private final RetryPolicy policy;
  private final Timekeeper time;
  private final DoubleSupplier random;
  private final CompletableFuture<ApiResponse> result = new CompletableFuture<>();

  private int attempts;
  private @Nullable Outcome last;
  private @Nullable Instant deadline;
  private boolean onTheWire;

  /**
   * Takes back the attempt that was sent last, the one that is to come, and the alarm of the
   * deadline. One field each: an attempt can begin before the one who scheduled it has noted how to
   * take it back, and must not be forgotten for that.
   */
  private Runnable undoSent = RetriedCall::nothing;

  private Runnable undoScheduled = RetriedCall::nothing;

  private Runnable undoDeadline = RetriedCall::nothing;

  RetriedCall(
      Exchange inner,
      ApiRequest request,
      RetryPolicy policy,
      Timekeeper time,
      DoubleSupplier random) {
    this.inner = inner;
    this.request = request.onDeparture(this::departed);
    this.policy = policy;
    this.time = time;
    this.random = random;
  }

  CompletableFuture<ApiResponse> start() {
    CallLinks.whenDone(result, (response, failure) -> undoAll());
    attempt();
    return result;
  }

  private void attempt() {
    int number;
    synchronized (this) {
      if (result.isDone()) {
        return;
      }
      number = ++attempts;
    }
    CompletableFuture<ApiResponse> sent = CallLinks.send(inner, request.asAttempt(number));
    undoSent(() -> sent.cancel(true));
    CallLinks.whenDone(sent, (response, failure) -> ended(new Outcome(response, failure)));
  }

  private synchronized void departed() {
    onTheWire = true;
    if (deadline == null && !result.isDone()) {
      deadline = time.now().plus(policy.deadline());
      undoDeadline = time.after(policy.deadline(), this::deadlinePassed);
    }
  }

  private void ended(Outcome outcome) {
    next(outcome).run();
  }

  /** What follows; decided under the lock, done outside it. */
  private synchronized Runnable next(Outcome outcome) {
    onTheWire = false;
    Outcome before = last;
    if (before != null && outcome.failure() instanceof BudgetExceededException refused) {
      String note = "No further attempt was sent: " + refused.getMessage();
      return () -> finish(before, attempts - 1, note);
    }
    last = outcome;
    if (!outcome.isRepeatable(policy) || attempts >= policy.maxAttempts()) {
      return () -> finish(outcome, attempts, "");
    }
    Duration delay = delay(outcome);
    return passesDeadline(delay)
        ? () -> finish(outcome, attempts, tooLate(delay))
        : () -> undoScheduled(time.after(delay, this::attempt));
  }

  private Duration delay(Outcome outcome) {
    double jitter = random.getAsDouble();
    Duration own = policy.delayAfter(attempts, outcome.isRateLimited(), jitter);
    // a tenth more than asked: those told the same second come back one by one
    return outcome
        .retryAfter(time.now())
        .map(d -> RetryPolicy.jittered(d, jitter / 10))
        .orElse(own);
  }

  private boolean passesDeadline(Duration delay) {
    return deadline != null && time.now().plus(delay).isAfter(deadline);
  }

  private String tooLate(Duration delay) {
    return "No further attempt was sent: it would wait %s, past the deadline of %s over all attempts."
        .formatted(words(delay), words(policy.deadline()));
  }

  private static String words(Duration time) {
    return time.toMillis() < 10_000 && time.toMillis() % 1_000 != 0
        ? time.toMillis() + " ms"
        : time.toSeconds() + " s";
  }

  private void finish(Outcome outcome, int made, String note) {
    ApiResponse response = outcome.response();
    if (response != null) {
      ApiResponse counted = response.withAttempts(made);
      result.complete(note.isEmpty() ? counted : counted.withNote(note));
    } else {
      result.completeExceptionally(outcome.failureAfter(made, note));
    }
  }

  private void deadlinePassed() {
    boolean sent;
    int made;
    String before;
    synchronized (this) {
      sent = onTheWire;
      made = attempts;
      before = last == null ? "" : " Before it: " + last.words();
    }
    var failure =
        new TransportException(
            Kind.DEADLINE,
            "%s: no answer within the deadline of %s over all attempts"
                .formatted(ErrorMessage.path(request), words(policy.deadline())),
            sent,
            null);
    result.completeExceptionally(
        failure.after(made, (sent ? ". The last attempt may have been billed." : ".") + before));
  }

  private void undoSent(Runnable undo) {
    synchronized (this) {
      undoSent = undo;
    }
    undoIfOver(undo);
  }

  private void undoScheduled(Runnable undo) {
    synchronized (this) {
      undoScheduled = undo;
    }
    undoIfOver(undo);
  }

  private void undoIfOver(Runnable undo) {
    if (result.isDone()) {
      undo.run();
    }
  }

  private void undoAll() {
    List<Runnable> steps;
    synchronized (this) {
      steps = List.of(undoSent, undoScheduled, undoDeadline);
    }
    steps.forEach(Runnable::run);
  }

  private static void nothing() {}
}
