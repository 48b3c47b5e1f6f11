package ai.memories.evaluation.baseline;

import ai.memories.Usage;
import ai.memories.evaluation.result.BaselineComparison;
import ai.memories.evaluation.result.Difference;
import ai.memories.evaluation.result.Names;
import ai.memories.evaluation.result.PriceShift;
import ai.memories.evaluation.result.Verdict;
import ai.memories.schema.ResponseSchema;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Holds the cases of a suite, as they come in the order of their names, against its baseline, which
 * has the same order: both are read once, and only counts are kept. Not thread-safe.
 */
final class BaselineDiff {
  private record Hashes(Optional<String> before, Optional<String> after) {}

  private final BaselineFile baseline;
  private final CasePrice price;
  private final Map<String, ResponseSchema> schemasNow;
  private final boolean quoting;
  private final ChangesFile changesFile;
  private final Map<Hashes, SchemaSwitch> switches = new LinkedHashMap<>();
  private long compared;
  private Names newlyFailing = Names.NONE;
  private Names newlyPassing = Names.NONE;
  private Names unjudged = Names.NONE;
  private Names added = Names.NONE;
  private Names gone = Names.NONE;
  private Difference tokens = Difference.NONE;
  private Difference cost = Difference.NONE;
  private Difference latency = Difference.NONE;
  private Names changedModel = Names.NONE;
  private Names changedPrompt = Names.NONE;
  private Names changedSchema = Names.NONE;
  private Names changedSamples = Names.NONE;

  /**
   * A comparison.
   *
   * @param schemasNow the responseSchemas of the run by digest
   * @param quoting whether what is said may quote answers
   * @param changesFile takes each case that is not as it was
   */
  BaselineDiff(
      BaselineFile baseline,
      CasePrice price,
      Map<String, ResponseSchema> schemasNow,
      boolean quoting,
      ChangesFile changesFile) {
    this.baseline = baseline;
    this.price = price;
    this.schemasNow = schemasNow;
    this.quoting = quoting;
    this.changesFile = changesFile;
  }

  /** The next case of the run. */
  void add(BaselineCase now) {
    skipBefore(now.key());
    if (baseline.key().filter(now.key()::equals).isPresent()) {
      pair(baseline.next(), now);
    } else {
      added = added.plus(now.key().toString());
      changesFile.added(now);
    }
  }

  private void skipBefore(CaseKey key) {
    while (baseline.key().filter(next -> next.compareTo(key) < 0).isPresent()) {
      gone = gone.plus(baseline.next().key().toString());
    }
  }

  private void pair(BaselineCase before, BaselineCase now) {
    compared++;
    changesFile.compared(before, now);
    String name = now.key().toString();
    verdicts(before, now, name);
    if (now.verdict() != Verdict.NOT_RUN) { // of which nobody knows what it would have asked
      changes(before, now, name);
    }
    if (before.samples() == now.samples()) {
      tokens = tokens.plus(tokens(before), tokens(now));
      cost = cost.plus(price.usd(before), price.usd(now));
      latency = latency.plus(before.latencyMs(), now.latencyMs());
    }
  }

  private void verdicts(BaselineCase before, BaselineCase now, String name) {
    if (before.judged() && !now.judged()) {
      unjudged = unjudged.plus(name);
    } else if (before.judged() && before.verdict() != now.verdict()) {
      if (now.verdict() == Verdict.PASSED) {
        newlyPassing = newlyPassing.plus(name);
      } else {
        newlyFailing = newlyFailing.plus(name);
      }
    }
  }

  private void changes(BaselineCase before, BaselineCase now, String name) {
    if (!before.model().equals(now.model())) {
      changedModel = changedModel.plus(name);
    }
    if (!before.promptHash().equals(now.promptHash())) {
      changedPrompt = changedPrompt.plus(name);
    }
    if (before.samples() != now.samples()) {
      changedSamples = changedSamples.plus(name);
    }
    if (!before.schemaHash().equals(now.schemaHash())) {
      changedSchema = changedSchema.plus(name);
      var hashes = new Hashes(before.schemaHash(), now.schemaHash());
      switches.computeIfAbsent(hashes, this::open).add(before, price.usd(before));
    }
  }

  private SchemaSwitch open(Hashes hashes) {
    return new SchemaSwitch(
        hashes.before(),
        hashes.after(),
        hashes.before().map(baseline.schemas()::get).orElse(null),
        hashes.after().map(schemasNow::get).orElse(null),
        quoting);
  }

  private static Optional<BigDecimal> tokens(BaselineCase of) {
    return of.usage().map(Usage::totalTokens).map(BigDecimal::valueOf);
  }

  /**
   * Ends it.
   *
   * @param prices which prices changed, and what that makes of the run's cost
   * @param whole whether the run had all cases, so that what it had not is gone
   */
  BaselineComparison end(String suite, String shown, PriceShift prices, boolean whole) {
    while (baseline.hasNext()) {
      gone = gone.plus(baseline.next().key().toString());
    }
    return new BaselineComparison(
        suite,
        shown,
        compared,
        newlyFailing,
        newlyPassing,
        unjudged,
        added,
        whole ? gone : Names.NONE,
        tokens,
        cost,
        latency,
        prices,
        changedModel,
        changedPrompt,
        changedSchema,
        changedSamples,
        switches.values().stream().map(SchemaSwitch::result).toList());
  }
}
