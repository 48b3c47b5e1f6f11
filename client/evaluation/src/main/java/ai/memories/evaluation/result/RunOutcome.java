package ai.memories.evaluation.result;

import ai.memories.cassette.CassetteTally;
import ai.memories.evaluation.setting.RunMode;
import ai.memories.pricing.Limits;
import ai.memories.pricing.Totals;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a finished run came to. Immutable but for its totals, which no longer change.
 *
 * <pre>{@code
 * RunOutcome outcome = Evaluation.run(request, listener).orElseThrow();
 * log.info("{} of {} passed", outcome.totals().all().passed(), outcome.totals().all().cases());
 * outcome.failures().forEach(log::error); // none where the build may go on
 * }</pre>
 *
 * @param runId of this run alone
 * @param started when
 * @param elapsed how long it took
 * @param mode the mode and who decided it
 * @param totals verdicts, tokens and money by suite and column
 * @param answers where the answers came from
 * @param unusedRecordings recordings of completed suites that no case asked for
 * @param limits what the run was allowed to take
 * @param spent what was paid in this run
 * @param asRecorded what all answers cost at today's prices, replayed or not
 * @param pricesOf the date of the prices
 * @param failures why the build fails, a sentence each; empty where it does not
 * @param notices what the user should know besides
 * @param results the file of results
 * @param comparisons with baselines, and of columns with one another
 */
public record RunOutcome(
    String runId,
    Instant started,
    Duration elapsed,
    RunMode mode,
    RunTotals totals,
    CassetteTally answers,
    int unusedRecordings,
    Limits limits,
    Totals spent,
    Totals asRecorded,
    LocalDate pricesOf,
    List<String> failures,
    List<String> notices,
    Path results,
    Comparisons comparisons) {

  /** Copies the lists. */
  public RunOutcome {
    failures = List.copyOf(failures);
    notices = List.copyOf(notices);
  }

  /** Whether the build may go on. */
  public boolean success() {
    return failures.isEmpty();
  }
}
