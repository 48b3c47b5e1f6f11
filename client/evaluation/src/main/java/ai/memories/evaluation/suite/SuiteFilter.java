package ai.memories.evaluation.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which cases are run: alternatives separated by commas, each of terms that must all hold. A term
 * is {@code suite}, {@code suite/test-id}, {@code key=pattern}, {@code failed} or {@code missing},
 * with {@code *} for any characters and {@code !} before it for its opposite. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * SuiteFilter filter = SuiteFilter.parse("invoices/plain*, metadata.kind=letter & provider=*-pro");
 * filter.matches(evalCase, known);
 * }</pre>
 */
public final class SuiteFilter {
  /** Everything is run. */
  public static final SuiteFilter ALL = new SuiteFilter("*", List.of());

  private final String text;
  private final List<List<FilterTerm>> alternatives;

  private SuiteFilter(String text, List<List<FilterTerm>> alternatives) {
    this.text = text;
    this.alternatives = alternatives;
  }

  /** What a filter may ask of a case that does not stand in its suite. */
  public interface Known {
    /** Whether the last run has it, and it did not pass. */
    boolean failed(EvalCase evalCase);

    /** Whether it has no recording. */
    boolean missing(EvalCase evalCase);
  }

  /**
   * Reads a filter.
   *
   * @throws IllegalArgumentException if one of its parts is no term
   */
  public static SuiteFilter parse(String text) {
    List<List<FilterTerm>> alternatives = new ArrayList<>();
    for (String alternative : split(text, ',')) {
      alternatives.add(split(alternative, '&').stream().map(FilterTerm::parse).toList());
    }
    return new SuiteFilter(text, List.copyOf(alternatives));
  }

  /** A name with what separates terms escaped. */
  public static String quote(String name) {
    return name.replace("\\", "\\\\").replace(",", "\\,").replace("&", "\\&");
  }

  /** Splits at a character that no backslash stands before; the backslashes stay. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == separator) {
        parts.add(text.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** Whether a term needs the results of the last run. */
  public boolean asksForFailed() {
    return asks(FilterTerm.Key.FAILED);
  }

  /** Whether a term needs to know what is recorded. */
  public boolean asksForMissing() {
    return asks(FilterTerm.Key.MISSING);
  }

  private boolean asks(FilterTerm.Key key) {
    return alternatives.stream().flatMap(List::stream).anyMatch(term -> term.key() == key);
  }

  /** Whether a case matches. */
  public boolean matches(EvalCase evalCase, Known known) {
    return any(
        term ->
            switch (term.key()) {
              case FAILED -> known.failed(evalCase) != term.negated();
              case MISSING -> known.missing(evalCase) != term.negated();
              default -> term.matches(evalCase);
            });
  }

  private boolean any(Predicate<FilterTerm> holds) {
    return alternatives.isEmpty()
        || alternatives.stream().anyMatch(terms -> terms.stream().allMatch(holds));
  }

  @Override
  public String toString() {
    return text;
  }
}
