package ai.memories.evaluation.problem;

import ai.memories.evaluation.problem.Problem.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Collects what is wrong while reading goes on, so that a user sees all of it at once. Equal
 * problems count once; past a cap only their number is kept. Thread-safe.
 *
 * <pre>{@code
 * var problems = new Problems();
 * Settings settings = Settings.resolve(List.of(config.layer()), problems);
 * problems.warnings().forEach(listener::warned);
 * problems.throwIfErrors();
 * }</pre>
 */
public final class Problems {
  private static final int MAX_KEPT = 100;

  private final Map<String, Problem> kept = new LinkedHashMap<>();
  private int errors;
  private UnaryOperator<String> mask = UnaryOperator.identity();

  /** From here on takes problems in other words: with what must not be shown masked. */
  public synchronized void maskBy(UnaryOperator<String> newMask) {
    mask = newMask;
  }

  /** Adds one, unless the same was added before. */
  public synchronized void add(Problem found) {
    Problem problem = found.inWords(mask);
    if (kept.containsKey(problem.toString())) {
      return;
    }
    if (problem.severity() == Severity.ERROR) {
      errors++;
    }
    if (kept.size() < MAX_KEPT) {
      kept.put(problem.toString(), problem);
    }
  }

  /** Adds an error at a place in a file. */
  public void error(Location location, String message) {
    add(Problem.error(location, message));
  }

  /** Adds a warning at a place in a file. */
  public void warning(Location location, String message) {
    add(Problem.warning(location, message));
  }

  /** How many errors there are, those that are not kept too. */
  public synchronized int errors() {
    return errors;
  }

  /** Whether anything forbids the run. */
  public synchronized boolean hasErrors() {
    return errors > 0;
  }

  /** All problems kept, in the order they were found. */
  public synchronized List<Problem> all() {
    return List.copyOf(kept.values());
  }

  /** The warnings among them. */
  public synchronized List<Problem> warnings() {
    return kept.values().stream().filter(p -> p.severity() == Severity.WARNING).toList();
  }

  /** Files stay in the order they were read; within one, a reader goes from top to bottom. */
  private static void sortWithinFiles(List<Problem> found) {
    List<String> files = found.stream().map(Problems::file).distinct().toList();
    found.sort(
        Comparator.<Problem>comparingInt(p -> files.indexOf(file(p)))
            .thenComparingInt(p -> p.location().map(Location::line).orElse(0))
            .thenComparingInt(p -> p.location().map(Location::column).orElse(0)));
  }

  private static String file(Problem problem) {
    return problem.location().map(Location::file).orElse("");
  }

  /**
   * Does nothing where there is no error.
   *
   * @throws ConfigurationException with all errors
   */
  public synchronized void throwIfErrors() {
    if (errors > 0) {
      List<Problem> found = new ArrayList<>(kept.values());
      found.removeIf(p -> p.severity() != Severity.ERROR);
      sortWithinFiles(found);
      if (found.stream().allMatch(Problem::isEmptyChoice)) {
        throw new EmptyChoiceException(found);
      }
      throw new ConfigurationException(found, errors - found.size());
    }
  }
}
