package ai.memories.evaluation.report;

import ai.memories.cassette.CassetteTally;
import ai.memories.evaluation.report.NotPassed.Kind;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.ColumnTotals;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.pricing.Cost;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a host shows at the end of a run, line by line: a block per case that did not pass, a table
 * per suite, what to do next, and one closing line.
 *
 * <pre>{@code
 * ConsoleReport.write(outcome, host, System.out::println);
 * }</pre>
 */
public final class ConsoleReport {
  private static final int MAX_BLOCKS = 20;

  private ConsoleReport() {}

  /**
   * Gives the lines to a host's log. An answer that spells a command of a CI system is no command.
   *
   * @throws IOException if the results cannot be read
   */
  public static void write(RunOutcome outcome, ConsoleHost host, Consumer<String> hostLog)
      throws IOException {
    Consumer<String> log = line -> hostLog.accept(AnnotationSyntax.inert(line));
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
    if (!outcome.notices().isEmpty()) {
      log.accept("");
    }
    new ConsoleEnding(host, log).write(outcome, notPassed);
    log.accept("");
    log.accept(closingLine(outcome));
  }

  /** The names of those shown, the newly failing first. */
  private static List<String> blocks(RunOutcome outcome, ConsoleStyle style, Consumer<String> log)
      throws IOException {
    var cases = new NotPassed(outcome, ChangedCases.of(outcome.results()));
    List<Block> blocks = new ArrayList<>();
    cases.forEach(
        (kind, result) -> {
          blocks.add(new Block(kind, result));
          return blocks.size() < MAX_BLOCKS;
        });
    blocks.sort(Comparator.comparing(Block::kind).thenComparing(block -> block.result().seq()));
    blocks.forEach(block -> CaseBlock.write(block.kind(), block.result(), style, log));
    if (cases.count() > MAX_BLOCKS) {
      log.accept("");
      log.accept("… and " + (cases.count() - MAX_BLOCKS) + " more in " + outcome.results());
    }
    return blocks.stream().map(block -> block.result().name().toString()).toList();
  }

  private record Block(Kind kind, CaseResult result) {}

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
