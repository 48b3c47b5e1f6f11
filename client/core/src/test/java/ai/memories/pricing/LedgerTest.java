package ai.memories.pricing;

import static ai.memories.pricing.Calls.MODEL;
import static ai.memories.pricing.Calls.bound;
import static ai.memories.pricing.Calls.cents;
import static ai.memories.pricing.Calls.maxCents;
import static ai.memories.pricing.Calls.settle;
import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.Usage;
import ai.memories.pricing.BudgetExceededException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private static BudgetExceededException refusal(CompletableFuture<Reservation> future) {
    assertThat(future).isCompletedExceptionally();
    try {
      throw new AssertionError("granted: " + future.join().bound());
    } catch (CompletionException e) {
      if (e.getCause() instanceof BudgetExceededException refusal) {
        return refusal;
      }
      throw new AssertionError("not a refusal", e);
    }
  }

  @Nested
  class Raised {
    private final Ledger ledger = Ledger.of(maxCents(100));
    private final BudgetScope run = ledger.run();

    @Test
    void aLargerLimit_takesThePlaceOfTheSmaller_andServesWhoWaits() {
      var first = run.reserve(bound(60));
      var second = run.reserve(bound(60));
      assertThat(second).isNotDone();

      ledger.raise(maxCents(120));

      assertThat(first).isCompleted();
      assertThat(second).isCompleted();
      assertThat(run.limits()).isEqualTo(maxCents(120));
    }

    @Test
    void aSmallerLimit_changesNothing() {
      ledger.raise(maxCents(10));

      assertThat(run.reserve(bound(100))).isCompleted();
      assertThat(refusal(run.reserve(bound(101))).limit()).hasToString("1.00 USD");
    }

    @Test
    void noLimit_liftsIt() {
      ledger.raise(Limits.NONE);
      ledger.raise(maxCents(10));

      assertThat(run.reserve(bound(1_000))).isCompleted();
      assertThat(run.limits()).isEqualTo(Limits.NONE);
    }

    @Test
    void partsWithLimitsOfTheirOwn_stayBelowTheLargestTogether() {
      BudgetScope wide = run.child("the run", maxCents(100));
      BudgetScope narrow = run.child("the run", maxCents(30));
      settle(wide.reserve(bound(80)).join(), 80);

      assertThat(refusal(narrow.reserve(bound(25))).limit()).hasToString("1.00 USD");
      assertThat(narrow.reserve(bound(20))).isCompleted();
      assertThat(refusal(narrow.reserve(bound(31))).limit()).hasToString("0.30 USD");
    }
  }

  @Nested
  class Room {
    private final BudgetScope run = Ledger.of(maxCents(100)).run();

    @Test
    void callThatFits_isGrantedAtOnce() {
      assertThat(run.reserve(bound(100))).isCompleted();
    }

    @Test
    void callThatFitsOnlyLater_waits_andIsGrantedWhenRoomIsMade() {
      Reservation first = run.reserve(bound(60)).join();
      var second = run.reserve(bound(60));
      assertThat(second).isNotDone();
      settle(first, 40);
      assertThat(second).isCompleted();
      assertThat(run.spent().cost()).contains(cents(40));
    }

    @Test
    void callThatNeverFits_isRefusedAtOnce_withTheFacts() {
      settle(run.reserve(bound(60)).join(), 60);
      var refusal = refusal(run.reserve(bound(41)));
      assertThat(refusal.reason()).isEqualTo(Reason.NO_ROOM);
      assertThat(refusal.scope()).isEqualTo("the run");
      assertThat(refusal.limit()).hasToString("1.00 USD");
      assertThat(refusal.spent()).hasToString("0.60 USD");
      assertThat(refusal.needed()).map(Amount::toString).contains("0.41 USD");
      assertThat(refusal)
          .hasMessage(
              "not sent: the limit of the run is 1.00 USD, spent 0.60 USD; the call may take up to"
                  + " 0.41 USD (41 tokens in, 0 out): raise the limit (maxCost, or budget.cost of a"
                  + " suite), or lower the bound with a smaller max_tokens or a shorter prompt");
    }

    @Test
    void waiterThatNoLongerFits_isRefused() {
      Reservation first = run.reserve(bound(60)).join();
      var second = run.reserve(bound(60));
      settle(first, 50);
      assertThat(refusal(second).spent()).hasToString("0.50 USD");
    }

    @Test
    void released_countsNothing() {
      Reservation first = run.reserve(bound(100)).join();
      var second = run.reserve(bound(100));
      first.release();
      assertThat(second).isCompleted();
      assertThat(run.spent()).isEqualTo(Totals.ZERO);
    }

    @Test
    void settledAtBound_countsAllOfIt() {
      run.reserve(bound(60)).join().settleAtBound();
      assertThat(run.spent()).isEqualTo(new Totals(1, 60, 0, 60, cents(60), 0, 0));
    }

    @Test
    void onlyTheFirstEnd_counts() {
      Reservation room = run.reserve(bound(60)).join();
      settle(room, 10);
      room.release();
      room.settleAtBound();
      settle(room, 20);
      assertThat(run.spent().cost()).contains(cents(10));
      assertThat(run.reserve(bound(90))).isCompleted();
      assertThat(run.reserve(bound(1))).isNotDone();
    }

    @Test
    void tokenLimit_holdsWithoutAnyPrice() {
      BudgetScope tokens = Ledger.of(Limits.NONE.withMaxTokens(100)).run();
      tokens.reserve(unpriced(60)).join().settle(new Usage(10, 10, 50), Optional.empty());
      assertThat(tokens.reserve(unpriced(50))).isCompleted();
      assertThat(refusal(tokens.reserve(unpriced(51))))
          .hasMessageContainingAll("100 tokens", "51 tokens", "maxTokens");
      assertThat(tokens.spent().cost()).isEmpty();
      assertThat(tokens.spent().unknownCosts()).isEqualTo(1);
    }
  }

  @Nested
  class Queue {
    private final BudgetScope run = Ledger.of(maxCents(100)).run();
    private final BudgetScope small = run.child("suite small", maxCents(10));
    private final BudgetScope other = run.child("suite other", Limits.NONE);

    @Test
    void bigWaiter_isNotOvertakenInItsScope() {
      Reservation first = run.reserve(bound(50)).join();
      var big = run.reserve(bound(90));
      var little = run.reserve(bound(5));
      assertThat(little).isNotDone();
      settle(first, 5);
      assertThat(big).isCompleted();
      assertThat(little).isCompleted();
    }

    @Test
    void waiterOfAFullSuite_holdsBackItsOwnSuiteOnly() {
      Reservation first = small.reserve(bound(8)).join();
      var waiting = small.reserve(bound(5));
      var behind = small.reserve(bound(1));
      assertThat(other.reserve(bound(5))).isCompleted();
      assertThat(waiting).isNotDone();
      assertThat(behind).isNotDone();
      settle(first, 1);
      assertThat(waiting).isCompleted();
      assertThat(behind).isCompleted();
    }

    @Test
    void waiterOfAFullRun_holdsBackEverySuite() {
      Reservation first = other.reserve(bound(80)).join();
      var waiting = other.reserve(bound(30));
      assertThat(small.reserve(bound(1))).isNotDone();
      settle(first, 1);
      assertThat(waiting).isCompleted();
    }

    @Test
    void cancelled_leavesAndLetsTheNextGo() {
      Reservation first = run.reserve(bound(50)).join();
      var big = run.reserve(bound(90));
      var little = run.reserve(bound(50));
      assertThat(little).isNotDone();
      big.cancel(true);
      assertThat(little).isCompleted();
      first.release();
      assertThat(run.reserve(bound(50))).isCompleted();
    }

    @Test
    void nearestLimit_isTheOneNamed() {
      assertThat(refusal(small.reserve(bound(101))).scope()).isEqualTo("suite small");
      assertThat(refusal(other.reserve(bound(101))).scope()).isEqualTo("the run");
    }

    @Test
    void childsCalls_countInAllScopesAbove() {
      BudgetScope test = small.child("test a", Limits.NONE);
      settle(test.reserve(bound(5)).join(), 4);
      assertThat(test.spent()).isEqualTo(small.spent()).isEqualTo(run.spent());
      assertThat(other.spent()).isEqualTo(Totals.ZERO);
      assertThat(refusal(test.reserve(bound(7))).scope()).isEqualTo("suite small");
    }

    @Test
    void refusedCall_leavesNothingBehind() {
      refusal(small.reserve(bound(11)));
      assertThat(run.reserve(bound(100))).isCompleted();
    }

    @Test
    void callsThatSettleWhereTheyAreGranted_doNotOverflowTheStack() {
      BudgetScope narrow = Ledger.of(maxCents(100_000)).run();
      Reservation plug = narrow.reserve(bound(100_000)).join();
      var done = new AtomicInteger();
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (int i = 0; i < 5_000; i++) {
        all.add(
            narrow
                .reserve(bound(90_000))
                .thenAccept(
                    room -> {
                      done.incrementAndGet();
                      settle(room, 1);
                    }));
      }
      plug.release();
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
          .orTimeout(60, TimeUnit.SECONDS)
          .join();
      assertThat(done).hasValue(5_000);
      assertThat(narrow.spent().cost()).contains(cents(5_000));
    }
  }

  @Nested
  class Unknown {
    private final BudgetScope run = Ledger.of(maxCents(100)).run();

    @Test
    void callWithoutAPrice_isNotSentUnderACostLimit() {
      var refusal = refusal(run.reserve(unpriced(1)));
      assertThat(refusal.reason()).isEqualTo(Reason.UNKNOWN_NEED);
      assertThat(refusal.needed()).isEmpty();
      assertThat(refusal).hasMessageEndingWith("no price known");
    }

    @Test
    void callWithoutABound_isNotSentUnderAnyLimit() {
      BudgetScope tokens = Ledger.of(Limits.NONE.withMaxTokens(100)).run();
      assertThat(refusal(run.reserve(unbounded()))).hasMessageEndingWith("how long is it?");
      assertThat(refusal(tokens.reserve(unbounded()))).hasMessageEndingWith("how long is it?");
    }

    @Test
    void withoutLimits_everythingIsSent_andItsCostIsUnknown() {
      BudgetScope free = Ledger.of(Limits.NONE).run();
      free.reserve(unbounded()).join().settleAtBound();
      free.reserve(unpriced(5)).join().settleUnknown();
      settle(free.reserve(bound(1)).join(), 500);
      assertThat(free.spent()).isEqualTo(new Totals(3, 500, 0, 500, cents(500), 2, 1));
      assertThat(free.spent().cost()).isEmpty();
      assertThat(free.reserve(bound(1))).isCompleted();
    }

    @Test
    void answerWithoutUsage_closesACostLimit_alsoForWaiters() {
      Reservation first = run.reserve(bound(60)).join();
      var waiting = run.reserve(bound(60));
      first.settleUnknown();
      assertThat(refusal(waiting).reason()).isEqualTo(Reason.UNKNOWN_SPENT);
      assertThat(refusal(run.reserve(bound(1)))).hasMessageContaining("no usage");
      assertThat(run.spent().cost()).isEmpty();
    }

    @Test
    void answerWithoutUsage_countsItsBoundAgainstATokenLimit() {
      BudgetScope tokens = Ledger.of(Limits.NONE.withMaxTokens(100)).run();
      tokens.reserve(bound(60)).join().settleUnknown();
      assertThat(tokens.reserve(bound(40))).isCompleted();
      assertThat(refusal(tokens.reserve(bound(41))).spent()).hasToString("60 tokens");
    }
  }

  @Nested
  class Overshot {

    @Test
    void usageAboveTheReservation_isRecordedReportedAndStopsFurtherCalls() {
      BudgetScope run = Ledger.of(maxCents(100)).run();
      Reservation first = run.reserve(bound(10)).join();
      var waiting = run.reserve(bound(95));
      List<Overshoot> overshoots = first.settle(Usage.of(12, 0), Optional.of(cents(12)));
      assertThat(overshoots)
          .extracting(Overshoot::toString)
          .containsExactly(
              "used 0.12 USD where at most 0.10 USD were reserved",
              "used 12 tokens where at most 10 tokens were reserved");
      assertThat(run.spent()).isEqualTo(new Totals(1, 12, 0, 12, cents(12), 0, 1));
      assertThat(refusal(waiting).reason()).isEqualTo(Reason.OVERSHOT);
      assertThat(refusal(run.reserve(bound(1)))).hasMessageContaining("used 0.12 USD");
    }

    @Test
    void tokensAboveTheirBound_doNotCloseACostLimitThatHeld() {
      BudgetScope run = Ledger.of(maxCents(100)).run();
      run.reserve(bound(10)).join().settle(Usage.of(12, 0), Optional.of(cents(9)));
      assertThat(run.reserve(bound(91))).isCompleted();
    }

    @Test
    void suiteWithItsOwnLimit_goesOn_afterAnOvershootElsewhere() {
      BudgetScope run = Ledger.of(Limits.NONE).run();
      BudgetScope bad = run.child("bad", maxCents(100));
      BudgetScope good = run.child("good", maxCents(100));
      settle(bad.reserve(bound(1)).join(), 2);
      assertThat(refusal(bad.reserve(bound(1))).reason()).isEqualTo(Reason.OVERSHOT);
      assertThat(good.reserve(bound(1))).isCompleted();
    }

    @Test
    void nonsenseFromTheService_turnsNoMeterBack() {
      BudgetScope run = Ledger.of(Limits.NONE.withMaxTokens(100)).run();
      Reservation first = run.reserve(bound(1)).join();
      Reservation second = run.reserve(bound(1)).join();
      long most = Long.MAX_VALUE;
      first.settle(new Usage(most, most, most), Optional.empty());
      second.settle(new Usage(most, most, most), Optional.empty());
      assertThat(run.spent().totalTokens()).isEqualTo(most);
      assertThat(refusal(run.reserve(bound(1))).reason()).isEqualTo(Reason.OVERSHOT);
    }
  }

  @Nested
  class AsRecorded {
    private final BudgetScope run = Ledger.of(maxCents(100)).run();
    private final BudgetScope suite = run.child("suite a", maxCents(10).withMaxTokens(20));

    @Test
    void replayedAnswers_spendNothing_andCountAsIf() {
      suite.replayed(Usage.of(8, 0), Optional.of(cents(8)));
      settle(suite.reserve(bound(9)).join(), 3);
      assertThat(suite.spent().cost()).contains(cents(3));
      assertThat(suite.asRecorded()).isEqualTo(run.asRecorded());
      assertThat(suite.asRecorded().cost()).contains(cents(11));
      assertThat(suite.asRecorded().calls()).isEqualTo(2);
    }

    @Test
    void overruns_nameTheLimitsThatAreReallyPassed() {
      suite.replayed(Usage.of(10, 10), Optional.of(cents(10)));
      assertThat(suite.overruns()).isEmpty();
      suite.replayed(Usage.of(1, 0), Optional.of(cents(1)));
      assertThat(suite.overruns())
          .extracting(Overrun::toString)
          .containsExactly("suite a: 0.11 USD of 0.10 USD", "suite a: 21 tokens of 20 tokens");
      assertThat(run.overruns()).isEmpty();
      assertThat(run.overruns(maxCents(5))).hasSize(1);
      assertThat(suite.overruns(Limits.NONE)).isEmpty();
    }

    @Test
    void recordingWithoutUsage_failsACostLimitClosed() {
      suite.replayedUnknown();
      assertThat(suite.overruns())
          .extracting(Overrun::toString)
          .containsExactly("suite a: an unknown part of 0.10 USD");
      assertThat(suite.reserve(bound(1))).isCompleted();
    }
  }

  private static CallBound unpriced(long tokens) {
    return new CallBound(
        MODEL, tokens, 0, Optional.empty(), Optional.empty(), Optional.of("no price known"));
  }

  private static CallBound unbounded() {
    return new CallBound(
        MODEL, 1, 1, Optional.empty(), Optional.of("how long is it?"), Optional.empty());
  }
}
