package ai.memories.evaluation.problem;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, or odd, with the user's input. Immutable.
 *
 * <pre>{@code
 * Problem odd = Problem.warning(new Location("suites/first.yaml", 12, 5), "the prompt is empty");
 * odd.toString(); // suites/first.yaml:12:5: the prompt is empty
 * }</pre>
 */
public final class Problem {

  /** Whether a run may go on. */
  public enum Severity {
    /** Nothing is called before this is mended. */
    ERROR,
    /** The run goes on; the user is told. */
    WARNING
  }

  private final Severity severity;
  private final @Nullable Location location;
  private final String message;
  private final boolean emptyChoice;

  private Problem(
      Severity severity, @Nullable Location location, String message, boolean emptyChoice) {
    this.severity = severity;
    this.location = location;
    this.message = message;
    this.emptyChoice = emptyChoice;
  }

  /** An error at a place in a file. */
  public static Problem error(Location location, String message) {
    return new Problem(Severity.ERROR, location, message, false);
  }

  /** An error of a setting: the message names it. */
  public static Problem error(String message) {
    return new Problem(Severity.ERROR, null, message, false);
  }

  /** An error of a setting that chooses suites or cases, and leaves none. */
  public static Problem emptyChoice(String message) {
    return new Problem(Severity.ERROR, null, message, true);
  }

  /** A warning at a place in a file. */
  public static Problem warning(Location location, String message) {
    return new Problem(Severity.WARNING, location, message, false);
  }

  /** A warning about a setting: the message names it. */
  public static Problem warning(String message) {
    return new Problem(Severity.WARNING, null, message, false);
  }

  /** The same as a warning: for what nothing depends on. */
  public Problem asWarning() {
    return new Problem(Severity.WARNING, location, message, emptyChoice);
  }

  /** The same in other words. */
  Problem inWords(UnaryOperator<String> words) {
    return new Problem(severity, location, words.apply(message), emptyChoice);
  }

  /** Whether a run may go on. */
  public Severity severity() {
    return severity;
  }

  /** Where it is, if a file is at fault. */
  public Optional<Location> location() {
    return Optional.ofNullable(location);
  }

  /** Whether all that is wrong is that nothing was chosen. */
  boolean isEmptyChoice() {
    return emptyChoice;
  }

  /** What is wrong and what to do, without the location. */
  public String message() {
    return message;
  }

  /** Location and message on one line. */
  @Override
  public String toString() {
    return location == null ? message : location + ": " + message;
  }
}
