package ai.memories.pricing;

import static ai.memories.pricing.Calls.maxCents;
import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.pricing.LedgerSimulation.Books;
import ai.memories.pricing.LedgerSimulation.Call;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The ledger under load, every interleaving decided by the generator and none by the clock. */
class LedgerPropertiesTest {
  private static final int IN_FLIGHT = 64;

  enum End {
    SETTLE,
    AT_BOUND,
    RELEASE,
    CANCEL
  }

  /**
   * A call that is asked for, and how some call, not this one, ends.
   *
   * @param scope 0 the run, 1 to 3 a suite, 4 a test of suite 1
   * @param bound in cents
   * @param end how the other call ends
   * @param other picks it
   * @param percent of its bound it used; above 100 is an overshoot
   */
  record Step(int scope, int bound, End end, int other, int percent) {}

  @Provide
  Arbitrary<Step> honest() {
    return steps(Arbitraries.integers().between(0, 100));
  }

  @Provide
  Arbitrary<Step> overshooting() {
    return steps(
        Arbitraries.frequencyOf(
            Tuple.of(60, Arbitraries.integers().between(0, 100)),
            Tuple.of(1, Arbitraries.integers().between(101, 1000))));
  }

  private static Arbitrary<Step> steps(Arbitrary<Integer> percent) {
    Arbitrary<End> ends =
        Arbitraries.of(End.SETTLE, End.SETTLE, End.SETTLE, End.AT_BOUND, End.RELEASE, End.CANCEL);
    return Combinators.combine(
            Arbitraries.integers().between(0, 4),
            Arbitraries.integers().between(0, 60),
            ends,
            Arbitraries.integers().between(0, 1_000),
            percent)
        .as(Step::new);
  }

  @Property
  void noLimitIsPassed_andNobodyIsLost(
      @ForAll @Size(min = 1, max = 300) List<@From("honest") Step> steps,
      @ForAll @IntRange(max = 2000) int runLimit) {
    Run run = new Run(runLimit);
    run.play(steps);
    assertThat(run.simulation.overshoots).isZero();
    for (Books books : run.scopes) {
      assertThat(books.spent).isLessThanOrEqualTo(books.limit);
    }
  }

  @Property
  void overshoot_isReported_andStopsTheScopesItCountsIn(
      @ForAll @Size(min = 1, max = 300) List<@From("overshooting") Step> steps,
      @ForAll @IntRange(max = 5000) int runLimit) {
    Run run = new Run(runLimit);
    run.play(steps);
    assertThat(run.scopes.get(0).scope.spent().overshoots()).isEqualTo(run.simulation.overshoots);
  }

  @Property
  void budgetForCallsOneByOne_isEnoughForSixteenAtOnce(
      @ForAll @Size(50) List<@IntRange(min = 1, max = 100) Integer> used,
      @ForAll @Size(50) List<@IntRange(min = 1, max = 40) Integer> factors,
      @ForAll Random random) {
    long spent = 0;
    long enough = 0;
    for (int i = 0; i < 50; i++) {
      enough = Math.max(enough, spent + (long) used.get(i) * factors.get(i));
      spent += used.get(i);
    }
    var simulation = new LedgerSimulation();
    var books = new Books(Ledger.of(maxCents(enough)).run(), null);
    for (int next = 0; next < 50 || !simulation.inFlight.isEmpty(); ) {
      if (next < 50 && simulation.inFlight.size() + simulation.waiting.size() < 16) {
        simulation.reserve(books, (long) used.get(next) * factors.get(next));
        next++;
      } else {
        Call call = simulation.inFlight.get(random.nextInt(simulation.inFlight.size()));
        simulation.settle(call, used.get((int) call.number));
      }
      simulation.nobodyWaitsForNothing();
    }
    simulation.judge();
    assertThat(simulation.granted).isEqualTo(50);
    assertThat(simulation.refused).isZero();
  }

  /** A run with three suites, one without a limit of its own, and a test within the first. */
  private static final class Run {
    final LedgerSimulation simulation = new LedgerSimulation();
    final List<Books> scopes;

    Run(long limit) {
      var run = new Books(Ledger.of(maxCents(limit)).run(), null);
      var first = child(run, maxCents(limit / 2));
      var test = child(first, maxCents(limit / 4));
      scopes = List.of(run, first, child(run, maxCents(limit / 3)), child(run, Limits.NONE), test);
    }

    private static Books child(Books parent, Limits limits) {
      return new Books(parent.scope.child("child of " + parent.scope.name(), limits), parent);
    }

    void play(List<Step> steps) {
      for (Step step : steps) {
        simulation.reserve(scopes.get(step.scope), step.bound);
        boolean full = simulation.inFlight.size() + simulation.waiting.size() >= IN_FLIGHT;
        if (full || step.other % 3 == 0) {
          end(step);
        }
        simulation.nobodyWaitsForNothing();
      }
      while (!simulation.inFlight.isEmpty()) {
        simulation.release(simulation.inFlight.get(0));
      }
      simulation.judge();
      assertThat(simulation.waiting).as("every future completes").isEmpty();
      scopes.forEach(LedgerSimulation::agree);
    }

    private void end(Step step) {
      List<Call> from = step.end == End.CANCEL ? simulation.waiting : simulation.inFlight;
      if (from.isEmpty()) {
        return;
      }
      Call call = from.get(step.other % from.size());
      switch (step.end) {
        case SETTLE -> simulation.settle(call, call.bound * step.percent / 100);
        case AT_BOUND -> simulation.settleAtBound(call);
        case RELEASE -> simulation.release(call);
        case CANCEL -> simulation.cancel(call);
      }
    }
  }
}
