package ai.memories.evaluation.report;

import ai.memories.cassette.CassetteTally;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.ColumnTotals;
import ai.memories.evaluation.result.ResultsFile;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.Verdict;
import ai.memories.pricing.Cost;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a host shows at the end of a run, line by line: a block per case that did not pass, a table
 * per suite, what to do next, and one closing line.
 */
public final class ConsoleReport {
  private static final int MAX_BLOCKS = 20;

  private ConsoleReport() {}

  /**
   * Gives the lines to a host's log.
   *
   * @throws IOException if the results cannot be read
   */
  public static void write(RunOutcome outcome, ConsoleHost host, Consumer<String> log)
      throws IOException {
    List<String> notPassed = blocks(outcome, host.style(), log);
    outcome
        .totals()
        .suites()
        .forEach(
            (suite, columns) -> {
              log.accept("");
              log.accept("Suite " + suite);
              ConsoleTable.of(columns).forEach(log);
            });
    log.accept("");
    outcome.notices().forEach(log);
    new ConsoleEnding(host, log).write(outcome, notPassed);
    log.accept("");
    log.accept(closingLine(outcome));
  }

  /** The names of those shown. */
  private static List<String> blocks(RunOutcome outcome, ConsoleStyle style, Consumer<String> log)
      throws IOException {
    ColumnTotals all = outcome.totals().all();
    long toShow = all.failed() + all.errored() + all.notRun();
    if (toShow == 0) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    try (Stream<CaseResult> results = ResultsFile.read(outcome.results())) {
      results
          .filter(result -> result.verdict() != Verdict.PASSED && !result.isSample())
          .limit(MAX_BLOCKS)
          .sorted(Comparator.comparingLong(CaseResult::seq))
          .forEach(
              result -> {
                CaseBlock.write(result, style, log);
                names.add(result.name().toString());
              });
    }
    if (toShow > MAX_BLOCKS) {
      log.accept("");
      log.accept("… and " + (toShow - MAX_BLOCKS) + " more in " + outcome.results());
    }
    return names;
  }

  /** One line that sums a run up: cases, where the answers came from, and money. */
  static String closingLine(RunOutcome outcome) {
    CassetteTally answers = outcome.answers();
    ColumnTotals all = outcome.totals().all();
    String spent = Money.usd(outcome.spent().cost().map(Cost::usd));
    return String.format(
        "%d of %d cases passed; %d replayed, %d recorded, %d live, %d missed, %d unused;"
            + " spent %s USD; recording all anew would cost %s USD (prices of %s)",
        all.passed(),
        all.cases(),
        answers.replayed(),
        answers.recorded(),
        answers.live(),
        answers.missed(),
        outcome.unusedRecordings(),
        spent,
        recordingAnew(outcome),
        outcome.pricesOf());
  }

  /** What no answer was had for costs as well, and nobody knows how much. */
  private static String recordingAnew(RunOutcome outcome) {
    CassetteTally answers = outcome.answers();
    long answered = answers.replayed() + answers.recorded() + answers.live();
    String known = Money.usd(outcome.asRecorded().cost().map(Cost::usd));
    return (answered < outcome.totals().all().cases() ? "more than " : "about ") + known;
  }
}
