package ai.memories.evaluation.report;

import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.ColumnTotals;
import ai.memories.evaluation.result.ResultsFile;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.Verdict;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The cases of a run that did not pass, in the order in which people want to hear of them: first
 * what the change broke, then the other wrong answers, then what has no answer. Each kind is a pass
 * over the results, so that nothing is kept; a kind that no case is of costs nothing.
 */
final class NotPassed {

  /** Why a case is told of. */
  enum Kind {
    NEWLY_FAILING(Verdict.FAILED),
    FAILED(Verdict.FAILED),
    ERRORED(Verdict.ERRORED),
    NOT_RUN(Verdict.NOT_RUN);

    private final Verdict verdict;

    Kind(Verdict verdict) {
      this.verdict = verdict;
    }

    /** For people, such as {@code newly failing}. */
    String label() {
      return name().replace('_', ' ').toLowerCase(Locale.ROOT);
    }
  }

  /** Hears of the cases, one by one, until it has enough. */
  @FunctionalInterface
  interface Taker {
    /** Whether the next is wanted too. */
    boolean take(Kind kind, CaseResult result) throws IOException;
  }

  private final RunOutcome outcome;
  private final ChangedCases changes;

  NotPassed(RunOutcome outcome, ChangedCases changes) {
    this.outcome = outcome;
    this.changes = changes;
  }

  /** How many there are. */
  long count() {
    ColumnTotals all = outcome.totals().all();
    return all.cases() - all.passed();
  }

  void forEach(Taker taker) throws IOException {
    for (Kind kind : Kind.values()) {
      if (of(kind) > 0 && !forEach(kind, taker)) {
        return;
      }
    }
  }

  private boolean forEach(Kind kind, Taker taker) throws IOException {
    try (Stream<CaseResult> results = ResultsFile.read(outcome.results())) {
      Iterator<CaseResult> found = results.filter(result -> is(kind, result)).iterator();
      while (found.hasNext()) {
        if (!taker.take(kind, found.next())) {
          return false;
        }
      }
    }
    return true;
  }

  /** How many are of a kind at most; those newly failing are among the failed. */
  private long of(Kind kind) {
    ColumnTotals all = outcome.totals().all();
    return switch (kind) {
      case NEWLY_FAILING -> Math.min(all.failed(), changes.newlyFailing());
      case FAILED -> all.failed();
      case ERRORED -> all.errored();
      case NOT_RUN -> all.notRun();
    };
  }

  private boolean is(Kind kind, CaseResult result) {
    return result.verdict() == kind.verdict
        && !result.isSample()
        && (kind.verdict != Verdict.FAILED
            || (kind == Kind.NEWLY_FAILING) == changes.newlyFailing(result));
  }
}
