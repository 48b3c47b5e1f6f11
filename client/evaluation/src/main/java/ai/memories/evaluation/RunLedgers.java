package ai.memories.evaluation;

import ai.memories.evaluation.result.PriceShift;
import ai.memories.pricing.Ledger;
import ai.memories.pricing.Limits;
import ai.memories.pricing.Totals;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The ledgers of one run: all evaluations that share this object and have the same limits share one
 * ledger, so that the modules of a build together stay below it. Thread-safe.
 *
 * <pre>{@code
 * RunLedgers ledgers = RunLedgers.shared(Path.of("target/memories/forks/run.json"));
 * EvaluationRequest.builder(project).ledgers(ledgers);
 * }</pre>
 */
public final class RunLedgers {
  private final Map<Limits, Ledger> ledgers = new ConcurrentHashMap<>();
  private final Map<Limits, Totals> joined = new ConcurrentHashMap<>();
  private final Function<Limits, Ledger> maker;
  private PriceShift shift = PriceShift.NONE;

  /** The ledgers of a run in this process alone. */
  public RunLedgers() {
    this(Ledger::of);
  }

  private RunLedgers(Function<Limits, Ledger> maker) {
    this.maker = maker;
  }

  /**
   * The ledgers of a run of several processes.
   *
   * @param file the same in all of them, and in no other run
   */
  public static RunLedgers shared(Path file) {
    return new RunLedgers(limits -> Ledger.shared(limits, file));
  }

  Ledger with(Limits limits) {
    return ledgers.computeIfAbsent(limits, maker);
  }

  /**
   * Adds what changed prices make of the answers of one part of the run.
   *
   * @return what they make of all parts so far
   */
  synchronized PriceShift shifted(PriceShift part) {
    shift = shift.plus(part);
    return shift;
  }

  /**
   * Counts what the shards of a module took, where they are joined.
   *
   * @return what those of all modules with these limits took so far
   */
  Totals join(Limits limits, Totals module) {
    return Objects.requireNonNull(joined.merge(limits, module, Totals::plus));
  }

  /** This process takes no further part in the run. */
  public void end() {
    ledgers.values().forEach(Ledger::end);
  }
}
