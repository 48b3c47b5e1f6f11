package ai.memories.evaluation.report;

import ai.memories.cassette.CassetteTally;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.ColumnTotals;
import ai.memories.evaluation.result.ResultsFile;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.Verdict;
import ai.memories.json.Json;
import ai.memories.pricing.Cost;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What a host shows at the end of a run, line by line: a block per case that did not pass, a table
 * per suite, and one closing line.
 */
public final class ConsoleReport {
  private static final int MAX_BLOCKS = 20;
  private static final int MAX_TEXT = 600;

  private ConsoleReport() {}

  /**
   * Gives the lines to a host's log.
   *
   * @throws IOException if the results cannot be read
   */
  public static void write(RunOutcome outcome, Consumer<String> log) throws IOException {
    blocks(outcome, log);
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
    log.accept(closingLine(outcome));
  }

  private static void blocks(RunOutcome outcome, Consumer<String> log) throws IOException {
    ColumnTotals all = outcome.totals().all();
    long toShow = all.failed() + all.errored() + all.notRun();
    if (toShow == 0) {
      return;
    }
    try (Stream<CaseResult> results = ResultsFile.read(outcome.results())) {
      results
          .filter(result -> result.verdict() != Verdict.PASSED && !result.isSample())
          .limit(MAX_BLOCKS)
          .forEach(result -> block(result, log));
    }
    if (toShow > MAX_BLOCKS) {
      log.accept("");
      log.accept("… and " + (toShow - MAX_BLOCKS) + " more in " + outcome.results().getFileName());
    }
  }

  private static void block(CaseResult result, Consumer<String> log) {
    log.accept("");
    log.accept(result.verdict().name().replace('_', ' ') + "  " + result.name());
    log.accept("  at       " + result.source());
    result.messages().ifPresent(messages -> text("asked", lastText(messages), log));
    List<String> reasons = result.reasons();
    reasons.forEach(reason -> text(reason.equals(reasons.get(0)) ? "because" : "", reason, log));
    result.output().ifPresent(output -> text("got", output, log));
  }

  private static void text(String label, String text, Consumer<String> log) {
    String shown = text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
    String[] lines = shown.strip().split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      log.accept(String.format("  %-8s %s", i == 0 ? label : "", printable(lines[i])));
    }
  }

  /** An answer is hostile: it must not move the cursor or colour the log. */
  private static String printable(String line) {
    return line.chars().noneMatch(Character::isISOControl)
        ? line
        : line.replaceAll("\\p{Cntrl}", "\uFFFD");
  }

  private static String lastText(Json messages) {
    JsonNode last = messages.node().path(messages.node().size() - 1).path("content");
    if (last.isTextual()) {
      return last.textValue();
    }
    var text = new StringBuilder();
    for (JsonNode part : last) {
      text.append(part.path("text").asText(part.path("file_uri").asText())).append('\n');
    }
    return text.toString();
  }

  /** One line that sums a run up, as design §3.8 has it. */
  static String closingLine(RunOutcome outcome) {
    CassetteTally answers = outcome.answers();
    ColumnTotals all = outcome.totals().all();
    String again = Money.usd(outcome.asRecorded().cost().map(Cost::usd));
    String spent = Money.usd(outcome.spent().cost().map(Cost::usd));
    return String.format(
        "%d of %d cases passed; %d replayed, %d recorded, %d live, %d missed, %d unused;"
            + " spent %s USD; recording all anew would cost about %s USD (prices of %s)",
        all.passed(),
        all.cases(),
        answers.replayed(),
        answers.recorded(),
        answers.live(),
        answers.missed(),
        outcome.unusedRecordings(),
        spent,
        again,
        outcome.pricesOf());
  }
}
