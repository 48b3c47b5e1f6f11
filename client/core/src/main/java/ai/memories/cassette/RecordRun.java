package ai.memories.cassette;

import java.nio.file.Path;
import java.util.List;
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
  private final @Nullable PaidList earlier;
  private final int resumed;

  private RecordRun(@Nullable RunJournal journal, @Nullable PaidList earlier) {
    this.journal = journal;
    this.earlier = earlier;
    List<String> ofThisRun = earlier == null ? List.of() : earlier.read();
    if (journal != null) {
      journal.readNew(paid::add);
    }
    paid.removeAll(ofThisRun); // not of an interrupted one
    this.resumed = journal != null && journal.isFirst() ? paid.size() : 0;
    paid.addAll(ofThisRun);
  }

  /**
   * Begins a run, or joins the one other processes have begun, or goes on with one that was killed.
   *
   * @param restart pays anew for what an interrupted run has paid for
   * @throws CassetteException if the journal cannot be written, or this process has it open already
   */
  public static RecordRun begin(Cassette cassette, boolean restart) {
    return begin(cassette, restart, (PaidList) null);
  }

  /**
   * Begins a run as {@link #begin(Cassette, boolean)} does, or goes on with one whose processes
   * come one after another, each when the one before it has completed.
   *
   * @param list a file of this run alone, which its processes know each other's answers by
   * @throws CassetteException if a file cannot be read or written, or this process has the run open
   *     already
   */
  public static RecordRun begin(Cassette cassette, boolean restart, Path list) {
    return begin(cassette, restart, new PaidList(list));
  }

  private static RecordRun begin(Cassette cassette, boolean restart, @Nullable PaidList earlier) {
    RunJournal journal = RunJournal.open(cassette.root(), restart);
    try {
      return new RecordRun(journal, earlier);
    } catch (CassetteException e) {
      journal.close();
      throw e;
    }
  }

  /** A run of this process alone that cannot be resumed. */
  static RecordRun unjournalled() {
    return new RecordRun(null, null);
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
      if (earlier != null) {
        earlier.add(question.line());
      }
    }
  }
}
