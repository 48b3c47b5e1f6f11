package ai.memories.evaluation;

import ai.memories.evaluation.result.PriceShift;
import ai.memories.pricing.BudgetScope;
import ai.memories.pricing.Ledger;
import ai.memories.pricing.Limits;
import ai.memories.pricing.Totals;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The money of one run: all evaluations that share this object stay below their limits together.
 * Modules of a build with the same limits share these; where a module's are narrower they are its
 * own, and what all take together stays below the widest. Thread-safe.
 *
 * <pre>{@code
 * RunLedgers ledgers = RunLedgers.shared(Path.of("target/memories/forks/run.json"));
 * EvaluationRequest.builder(project).ledgers(ledgers);
 * }</pre>
 */
public final class RunLedgers {
  private final Optional<Path> file;
  private final Map<Limits, BudgetScope> parts = new HashMap<>();
  private final Map<Limits, Totals> joined = new HashMap<>();
  private final List<Ledger> ledgers = new ArrayList<>();
  private @Nullable Ledger session;
  private PriceShift shift = PriceShift.NONE;

  /** The ledgers of a run in this process alone. */
  public RunLedgers() {
    this(Optional.empty());
  }

  private RunLedgers(Optional<Path> file) {
    this.file = file;
  }

  /**
   * The ledgers of a run of several processes.
   *
   * @param file the same in all of them, and in no other run
   */
  public static RunLedgers shared(Path file) {
    return new RunLedgers(Optional.of(file));
  }

  /** The scope of all parts of the run that have these limits. */
  synchronized BudgetScope with(Limits limits) {
    return parts.computeIfAbsent(
        limits, of -> file.isPresent() ? shared(file.get(), of) : inSession(of));
  }

  private BudgetScope shared(Path between, Limits limits) {
    Ledger ledger = Ledger.shared(limits, between);
    ledgers.add(ledger);
    return ledger.run();
  }

  private BudgetScope inSession(Limits limits) {
    Ledger all = session;
    if (all == null) {
      all = Ledger.of(limits);
      session = all;
    } else {
      all.raise(limits);
    }
    return all.run().child(all.run().name(), limits);
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
  synchronized Totals join(Limits limits, Totals module) {
    return Objects.requireNonNull(joined.merge(limits, module, Totals::plus));
  }

  /** This process takes no further part in the run. */
  public synchronized void end() {
    ledgers.forEach(Ledger::end);
  }
}
