package ai.memories.pricing;

import static ai.memories.pricing.Calls.bound;
import static ai.memories.pricing.Calls.maxCents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A process of a run: spends until nothing is left, and notes each cent where the test counts. */
public final class SpendingProcess {
  private static final int AT_ONCE = 4;

  private SpendingProcess() {}

  /** Takes the ledger, the limit in cents, the file of notes, and whether to hang with a call. */
  public static void main(String[] args) throws Exception {
    BudgetScope run = Ledger.shared(maxCents(Long.parseLong(args[1])), Path.of(args[0])).run();
    Path notes = Path.of(args[2]);
    if (Boolean.parseBoolean(args[3])) {
      Reservation held = run.reserve(bound(60)).join();
      note(notes, "held " + held.bound().tokens());
      Thread.currentThread().join(); // until it is killed
    }
    var random = new Random(ProcessHandle.current().pid());
    boolean room = true;
    while (room) {
      List<CompletableFuture<Reservation>> calls = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        calls.add(run.reserve(bound(1 + random.nextInt(9))));
      }
      room = false;
      for (CompletableFuture<Reservation> call : calls) {
        room |= spent(call, notes, random);
      }
    }
  }

  private static boolean spent(CompletableFuture<Reservation> call, Path notes, Random random)
      throws IOException {
    try {
      Reservation room = call.join();
      long cents = random.nextLong(room.bound().tokens() + 1);
      note(notes, Long.toString(cents));
      Calls.settle(room, cents);
      return true;
    } catch (CompletionException e) {
      if (e.getCause() instanceof BudgetExceededException) {
        return false;
      }
      throw e;
    }
  }

  private static void note(Path notes, String line) throws IOException {
    Files.writeString(notes, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
