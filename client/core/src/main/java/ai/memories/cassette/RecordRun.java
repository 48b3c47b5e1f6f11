package ai.memories.cassette;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One run that records everything anew, over all processes that take part in it, and what it has
 * paid for so far. It is kept in {@code .recording} below the cassette root, so that a run that was
 * killed goes on where it stopped and two processes do not pay for one question twice.
 *
 * <pre>{@code
 * try (RecordRun run = RecordRun.begin(cassette, false)) {
 *   log.info("{} answers of an interrupted run are taken as recorded", run.resumed());
 *   Exchange recording =
 *       CassetteExchange.builder(service, cassette).mode(Mode.RECORD).run(run).build();
 *   askEverything(recording);
 *   run.complete();   // without it the next run goes on from here
 * }
 * }</pre>
 *
 * <p>Thread-safe. One process has at most one run open at a time for a root.
 */
public final class RecordRun implements AutoCloseable {
  private final Set<String> paid = ConcurrentHashMap.newKeySet();
  private final @Nullable RunJournal journal;
  private final int resumed;

  private RecordRun(@Nullable RunJournal journal) {
    this.journal = journal;
    if (journal != null) {
      journal.readNew(paid::add);
    }
    this.resumed = journal != null && journal.isFirst() ? paid.size() : 0;
  }

  /**
   * Begins a run, or joins the one other processes have begun, or goes on with one that was killed.
   *
   * @param restart pays anew for what an interrupted run has paid for
   * @throws CassetteException if the journal cannot be written, or this process has it open already
   */
  public static RecordRun begin(Cassette cassette, boolean restart) {
    return new RecordRun(RunJournal.open(cassette.root(), restart));
  }

  /** A run of this process alone that cannot be resumed. */
  static RecordRun unjournalled() {
    return new RecordRun(null);
  }

  /** How many answers an interrupted run has left, which this one takes as recorded. */
  public int resumed() {
    return resumed;
  }

  /**
   * Says that this process has recorded all it was to record. The last process of the run removes
   * the journal.
   */
  public void complete() {
    if (journal != null) {
      journal.complete();
    }
  }

  /** Lets go of the journal; unless the run was completed, the next one goes on with it. */
  @Override
  public void close() {
    if (journal != null) {
      journal.close();
    }
  }

  boolean hasPaidFor(Question question) {
    String line = question.line();
    if (journal != null && !paid.contains(line)) {
      journal.readNew(paid::add);
    }
    return paid.contains(line);
  }

  void paidFor(Question question) {
    if (paid.add(question.line()) && journal != null) {
      journal.append(question.line());
    }
  }
}
