package ai.memories.evaluation.suite;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which tests of which suites are run: {@code suite} or {@code suite/test-id}, with {@code *} for
 * any characters, several separated by commas. Immutable and thread-safe.
 *
 * <pre>{@code
 * SuiteFilter filter = SuiteFilter.parse("invoices/plain*, summaries");
 * filter.matches("invoices", "plain-invoice"); // true
 * }</pre>
 */
public final class SuiteFilter {
  /** Everything is run. */
  public static final SuiteFilter ALL = new SuiteFilter(List.of("*"));

  private static final Pattern COMMA = Pattern.compile(",");

  private final List<String> patterns;

  private SuiteFilter(List<String> patterns) {
    this.patterns = patterns;
  }

  /**
   * Reads a filter.
   *
   * @throws IllegalArgumentException if it is empty, or one of its parts is
   */
  public static SuiteFilter parse(String text) {
    List<String> parts = COMMA.splitAsStream(text).map(String::strip).toList();
    if (parts.isEmpty() || parts.contains("")) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no filter: write suite or suite/test-id, with * and commas");
    }
    return new SuiteFilter(parts);
  }

  /** Its parts, each a filter, to find out which of them match nothing. */
  public List<SuiteFilter> parts() {
    return patterns.stream().map(pattern -> new SuiteFilter(List.of(pattern))).toList();
  }

  /** Whether a suite, or a test in it whatever the id, could match. */
  public boolean mayMatch(String suite) {
    return patterns.stream()
        .anyMatch(p -> Glob.matches(p, suite) || Glob.matchesPrefix(p, suite + "/"));
  }

  /** Whether a test matches: by its suite's name, or by both. */
  public boolean matches(String suite, String testId) {
    return patterns.stream()
        .anyMatch(p -> Glob.matches(p, suite) || Glob.matches(p, suite + "/" + testId));
  }

  @Override
  public String toString() {
    return String.join(", ", patterns);
  }
}
