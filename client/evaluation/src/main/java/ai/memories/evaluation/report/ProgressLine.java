package ai.memories.evaluation.report;

import ai.memories.evaluation.result.ColumnTotals;
import ai.memories.evaluation.result.RunProgress;
import ai.memories.pricing.Cost;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;

/**
 * How far a run has come, in one line: cases, pass rate, the time left where that is known, rate,
 * money, and tokens. What is wanted most stands first, since a narrow terminal cuts off the end.
 *
 * <pre>{@code
 * ProgressLine.of(progress.get());
 * // 412 of 5,000 cases, 98.5 % passed, 1 min 51 s left, 41.2/s, 0.0123 of 1.0000 USD, 12,345 tokens
 * }</pre>
 */
public final class ProgressLine {
  private static final double MILLIS = 1000.0;

  private ProgressLine() {}

  /** The line, without its end. */
  public static String of(RunProgress progress) {
    ColumnTotals finished = progress.finished();
    long done = finished.cases();
    var line = new StringJoiner(", ");
    line.add(cases(done, progress.planned()));
    double perSecond = done * MILLIS / Math.max(1, progress.elapsed().toMillis());
    if (done > 0) {
      line.add(String.format(Locale.ROOT, "%.1f %% passed", 100.0 * finished.passed() / done));
      left(done, progress.planned(), perSecond).ifPresent(line::add);
      line.add(String.format(Locale.ROOT, "%.1f/s", perSecond));
    }
    money(progress).ifPresent(line::add);
    if (done > 0) {
      line.add(Counts.of(finished.usage().totalTokens()) + " tokens");
    }
    return line.toString();
  }

  private static String cases(long done, OptionalLong planned) {
    return planned.isPresent()
        ? Counts.of(done) + " of " + Counts.of(planned.getAsLong()) + " cases"
        : Counts.of(done) + " cases";
  }

  /** A replay spends nothing, and then there is nothing to say. */
  private static Optional<String> money(RunProgress progress) {
    if (progress.spent().calls() == 0) {
      return Optional.empty();
    }
    String spent = Money.usd(progress.spent().cost().map(Cost::usd));
    String limit =
        progress.limits().maxCost().map(cost -> " of " + Money.usd(cost.usd())).orElse("");
    return Optional.of(spent + limit + " USD");
  }

  private static Optional<String> left(long done, OptionalLong planned, double perSecond) {
    return planned.isPresent() && planned.getAsLong() > done
        ? Optional.of(time((planned.getAsLong() - done) / perSecond) + " left")
        : Optional.empty();
  }

  private static String time(double seconds) {
    long whole = Math.max(1, Math.round(seconds));
    return whole < 60 ? whole + " s" : Durations.of(Duration.ofSeconds(whole));
  }
}
