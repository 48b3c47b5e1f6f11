package ai.memories.evaluation.result;

import ai.memories.evaluation.statistics.McNemar;
import java.util.List;
import java.util.stream.Stream;

/**
 * A suite of a run, held case by case against its baseline. Cases are matched by name, so a test
 * that moved is the same one. Immutable.
 *
 * <pre>{@code
 * for (BaselineComparison held : outcome.comparisons().baselines()) {
 *   if (held.newlyFailing().any()) {
 *     log.warn("{}: {}", held.suite(), held.newlyFailing().first());
 *   }
 * }
 * }</pre>
 *
 * @param suite the suite
 * @param baseline the file it is held against
 * @param compared how many cases stand in both
 * @param newlyFailing passed before, and are wrong now
 * @param newlyPassing were wrong before, and pass now
 * @param unjudged were judged before, and now have no verdict
 * @param added stand in the run only
 * @param gone stand in the baseline only; none are told where the run was filtered
 * @param tokens all tokens, where the number of samples is the same
 * @param costUsd in US dollars, both at today's prices, where the number of samples is the same
 * @param latencyMs in milliseconds, as recorded, where the number of samples is the same
 * @param prices which prices changed since, and what that alone makes of the run's cost
 * @param changedModel are answered by another model
 * @param changedPrompt are asked in other words or with other files
 * @param changedSchema have another responseSchema
 * @param changedSamples have another number of samples
 * @param schemas the responseSchemas that changed
 */
public record BaselineComparison(
    String suite,
    String baseline,
    long compared,
    Names newlyFailing,
    Names newlyPassing,
    Names unjudged,
    Names added,
    Names gone,
    Difference tokens,
    Difference costUsd,
    Difference latencyMs,
    PriceShift prices,
    Names changedModel,
    Names changedPrompt,
    Names changedSchema,
    Names changedSamples,
    List<SchemaRegression> schemas) {

  /** Copies the list. */
  public BaselineComparison {
    schemas = List.copyOf(schemas);
  }

  /**
   * Whether a baseline of this run would say something else of its cases than the present one:
   * other verdicts, cases, questions or prices. Tokens and times alone do not count.
   */
  public boolean differs() {
    return !prices.changes().isEmpty()
        || !schemas.isEmpty()
        || Stream.of(
                newlyFailing,
                newlyPassing,
                unjudged,
                added,
                gone,
                changedModel,
                changedPrompt,
                changedSchema,
                changedSamples)
            .anyMatch(names -> names.count() > 0);
  }

  /** Whether more was broken than mended, or the reverse, beyond chance. */
  public McNemar mcNemar() {
    return new McNemar(
        Math.toIntExact(newlyFailing.count()), Math.toIntExact(newlyPassing.count()));
  }
}
