package ai.memories.evaluation.report;

import ai.memories.evaluation.result.ColumnTotals;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.pricing.Cost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * {@code summary.md}: verdict, table, what did not pass, money; for a pull request or a job's
 * summary. At most 900 KB, since forges refuse more than a megabyte; it says what it left out.
 */
public final class MarkdownSummary implements ReportWriter {
  /** The file's name below the directory of reports. */
  static final String FILE = "summary.md";

  private static final int MAX_BYTES = 900_000;

  private final int maxBytes;

  /** Called by the service loader. */
  public MarkdownSummary() {
    this(MAX_BYTES);
  }

  MarkdownSummary(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  @Override
  public String format() {
    return "markdown";
  }

  @Override
  public void write(RunOutcome outcome, Path directory) throws IOException {
    var summary = new BoundedText(maxBytes);
    summary.add(verdict(outcome));
    summary.add(money(outcome));
    boolean whole = MarkdownTable.write(outcome, summary);
    if (!whole) {
      summary.addLast("\nMore prompts and providers are in `summary.json`.\n");
    }
    comparisons(outcome, summary);
    failures(new NotPassed(outcome, ChangedCases.of(outcome.results())), summary);
    Files.writeString(directory.resolve(FILE), summary.toString());
  }

  private static String verdict(RunOutcome outcome) {
    ColumnTotals all = outcome.totals().all();
    var text = new StringBuilder();
    text.append(outcome.success() ? "## ✅ Memories: " : "## ❌ Memories: ");
    text.append(all.passed()).append(" of ").append(all.cases()).append(" cases passed\n\n");
    Stream.concat(outcome.failures().stream(), ComparisonLines.otherNotices(outcome).stream())
        .forEach(sentence -> text.append("- ").append(MarkdownText.inline(sentence)).append('\n'));
    return text.append('\n').toString();
  }

  private static void comparisons(RunOutcome outcome, BoundedText summary) {
    String lines = ComparisonLines.of(outcome);
    if (!lines.isEmpty()) {
      summary.add(
          "\n<details><summary>What changed, and who beats whom</summary>\n\n"
              + MarkdownText.block(lines)
              + "\n</details>\n");
    }
  }

  private static String money(RunOutcome outcome) {
    String limit =
        outcome
            .limits()
            .maxCost()
            .map(cost -> " of " + Money.usd(cost.usd()) + " USD allowed")
            .orElse("");
    return String.format(
        "Spent **%s USD**%s. %d replayed, %d recorded, %d live, %d missed, %d recordings unused."
            + " Recording all anew would cost about %s USD (prices of %s). Mode %s, %s.\n\n",
        usd(outcome.spent().cost()),
        limit,
        outcome.answers().replayed(),
        outcome.answers().recorded(),
        outcome.answers().live(),
        outcome.answers().missed(),
        outcome.unusedRecordings(),
        usd(outcome.asRecorded().cost()),
        outcome.pricesOf(),
        outcome.mode().mode().label(),
        Durations.of(outcome.elapsed()));
  }

  private static String usd(Optional<Cost> cost) {
    return Money.usd(cost.map(Cost::usd));
  }

  private static void failures(NotPassed cases, BoundedText summary) throws IOException {
    if (cases.count() == 0) {
      return;
    }
    summary.add("\n### What did not pass\n\n");
    var written = new AtomicLong();
    cases.forEach(
        (kind, result) -> {
          boolean taken = summary.add(MarkdownCase.of(kind, result));
          written.addAndGet(taken ? 1 : 0);
          return taken;
        });
    long left = cases.count() - written.get();
    if (left > 0) {
      summary.addLast("\nLeft out here: " + left + " more cases, all in `results.jsonl`.\n");
    }
  }
}
