package ai.memories.pricing;

import static ai.memories.pricing.Calls.bound;
import static ai.memories.pricing.Calls.cents;
import static ai.memories.pricing.Calls.maxCents;
import static ai.memories.pricing.Calls.settle;
import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.Usage;
import ai.memories.pricing.BudgetExceededException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ledgers of one file; where one process is not enough to tell, real ones. */
class SharedLedgerTest {
  @TempDir private Path work;

  private Path file() {
    return work.resolve("forks/run.json");
  }

  private Ledger ledger(long cents) {
    return Ledger.shared(maxCents(cents), file());
  }

  private static void await(CompletableFuture<?> future) throws Exception {
    CompletableFuture.anyOf(future.handle((room, refusal) -> true)).get(20, TimeUnit.SECONDS);
  }

  @Nested
  class Neighbours {

    @Test
    void whatOneTook_theOtherCannotTake() {
      settle(ledger(100).run().reserve(bound(80)).join(), 70);

      var refused = ledger(100).run().reserve(bound(31));

      assertThat(refused)
          .failsWithin(0, TimeUnit.SECONDS)
          .withThrowableThat()
          .withMessageContaining("the limit of the run is 1.00 USD, spent 0.70 USD");
    }

    @Test
    void aCallThatFitsOnlyLater_waitsForTheOthers() throws Exception {
      Reservation theirs = ledger(100).run().reserve(bound(80)).join();
      var waiting = ledger(100).run().reserve(bound(50));
      assertThat(waiting).isNotDone();

      settle(theirs, 10);

      await(waiting);
      assertThat(waiting).isCompleted();
    }

    @Test
    void whoWaits_isNotOvertakenByLaterOnesOfOthers() throws Exception {
      Ledger first = ledger(100);
      Reservation held = first.run().reserve(bound(60)).join();
      var big = ledger(100).run().reserve(bound(90));

      var small = first.run().reserve(bound(20)); // beside the big one there is no room for it
      assertThat(small).isNotDone();
      held.release();
      await(big);

      assertThat(small).isNotDone();
      settle(big.join(), 80);
      await(small);
      assertThat(small).isCompleted();
    }

    @Test
    void anUnknownCost_stopsTheOthersToo() {
      ledger(100).run().reserve(bound(10)).join().settleUnknown();

      var refused = ledger(100).run().reserve(bound(1));

      assertThat(refused.handle((room, why) -> why).join())
          .isInstanceOfSatisfying(
              BudgetExceededException.class,
              why -> assertThat(why.reason()).isEqualTo(Reason.UNKNOWN_SPENT));
    }

    @Test
    void whatIsReplayed_isSummedUpOverAll() {
      Ledger one = ledger(100);
      one.run().replayed(Usage.of(60, 0), Optional.of(cents(60)));
      assertThat(one.run().overruns()).isEmpty();
      one.end();

      Ledger two = ledger(100);
      two.run().child("class", Limits.NONE).replayed(Usage.of(50, 0), Optional.of(cents(50)));

      assertThat(two.run().overruns()).singleElement().hasToString("the run: 1.10 USD of 1.00 USD");
    }

    @Test
    void whoEnds_leavesNothingThatOthersWaitFor() {
      Ledger ended = ledger(100);
      var unused = ended.run().reserve(bound(60)).join();
      var waiting = ended.run().reserve(bound(60));
      ended.end();

      assertThat(waiting).isCompletedExceptionally();
      assertThat(ledger(100).run().reserve(bound(41))).isCompletedExceptionally();
      assertThat(ledger(100).run().reserve(bound(40))).isCompleted();
    }

    @Test
    void aFileOfSomethingElse_letsNothingOut() throws IOException {
      Files.createDirectories(file().getParent());
      Files.writeString(file(), "{\"half\":");

      assertThat(ledger(100).run().reserve(bound(1)))
          .failsWithin(0, TimeUnit.SECONDS)
          .withThrowableThat()
          .withCauseInstanceOf(LedgerException.class)
          .withMessageContaining("is no ledger of ours; delete it");
    }

    @Test
    void withoutLimits_thereIsNoFile() {
      Ledger.shared(Limits.NONE, file()).run().reserve(bound(1)).join().release();

      assertThat(file()).doesNotExist();
    }
  }

  @Nested
  class Processes {
    private static final int LIMIT = 400;

    private Path notes() {
      return work.resolve("notes");
    }

    private List<String> noted() throws IOException {
      return Files.exists(notes()) ? Files.readAllLines(notes()) : List.of();
    }

    private Process start(long cents, boolean hanging) throws IOException {
      return new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:TieredStopAtLevel=1",
              "-XX:+UseSerialGC",
              "-Xshare:auto",
              "-cp",
              System.getProperty("java.class.path"),
              SpendingProcess.class.getName(),
              file().toString(),
              Long.toString(cents),
              notes().toString(),
              Boolean.toString(hanging))
          .inheritIO()
          .start();
    }

    @Test
    void fourAtOnce_togetherStayBelowTheLimit_andUseIt() throws Exception {
      List<Process> processes = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        processes.add(start(LIMIT, false));
      }
      for (Process process : processes) {
        assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
      }

      // a call that cannot fit takes up to 9 cents, and each process ends on four of them
      assertThat(noted().stream().mapToLong(Long::parseLong).sum())
          .isBetween(LIMIT - 9L, (long) LIMIT);
    }

    @Test
    void aKilledOne_countsWithWhatItHeld_andNobodyWaitsForIt() throws Exception {
      Process killed = start(100, true);
      while (noted().isEmpty()) {
        assertThat(killed.isAlive()).isTrue();
        Thread.onSpinWait();
      }
      var tooBig = ledger(100).run().reserve(bound(41));
      var fitting = ledger(100).run().reserve(bound(40));
      assertThat(tooBig).isNotDone();

      killed.destroyForcibly().waitFor();

      await(tooBig);
      assertThat(tooBig).isCompletedExceptionally();
      await(fitting);
      assertThat(fitting).isCompleted();
    }
  }
}
