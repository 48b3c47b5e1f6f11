package ai.memories.evaluation.result;

import ai.memories.pricing.Limits;
import ai.memories.pricing.Totals;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * How far a run has come, at one moment. Immutable.
 *
 * <pre>{@code
 * RunProgress now = progress.get();
 * log.info("{} cases, {} USD", now.finished().cases(), now.spent().knownCost().usd());
 * }</pre>
 *
 * @param planned how many cases there are; unknown where a filter chooses among them
 * @param finished the verdicts, tokens and money of the finished cases
 * @param spent what was paid so far
 * @param limits what the run may take
 * @param elapsed since the first case was drawn
 */
public record RunProgress(
    OptionalLong planned, ColumnTotals finished, Totals spent, Limits limits, Duration elapsed) {}
