package ai.memories.evaluation.report;

import ai.memories.evaluation.result.BaselineComparison;
import ai.memories.evaluation.result.ColumnTotals;
import ai.memories.evaluation.result.RunOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The last block of a run: what failed, where it can be seen, and what to type next. */
final class ConsoleEnding {
  private static final int MAX_NAMES = 10;

  private final ConsoleHost host;
  private final Consumer<String> log;

  ConsoleEnding(ConsoleHost host, Consumer<String> log) {
    this.host = host;
    this.log = log;
  }

  /**
   * Writes it.
   *
   * @param notPassed names of cases that did not pass, the first of them
   */
  void write(RunOutcome outcome, List<String> notPassed) {
    ColumnTotals all = outcome.totals().all();
    log.accept(outcome.success() ? host.style().good("PASSED") : host.style().bad("FAILED"));
    lines("because", outcome.failures());
    lines("cases", notPassed.subList(0, Math.min(MAX_NAMES, notPassed.size())));
    long more = all.cases() - all.passed() - Math.min(MAX_NAMES, notPassed.size());
    if (more > 0) {
      line("", "and " + more + " more");
    }
    report("report.html");
    if (all.missed() > 0) {
      line("record", host.record().apply("missing"));
    }
    if (!notPassed.isEmpty()) {
      line("again", host.rerun().apply("failed"));
    }
    boolean allJudged = all.passed() + all.failed() == all.cases();
    if (!outcome.success() && allJudged && differs(outcome)) {
      line("accept", host.accept());
    }
  }

  /** Whether accepting the run would change a baseline: a budget that broke is not mended by it. */
  private static boolean differs(RunOutcome outcome) {
    return outcome.comparisons().baselines().stream().anyMatch(BaselineComparison::differs);
  }

  private void report(String name) {
    Path report = host.directory().resolve(name);
    line("report", (Files.exists(report) ? report : host.directory()).toString());
  }

  private void lines(String label, List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      line(i == 0 ? label : "", lines.get(i));
    }
  }

  private void line(String label, String text) {
    log.accept(String.format("  %-9s %s", label, CaseBlock.printable(text)));
  }
}
