package ai.memories.regex;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression that always comes back: with an answer, or with a {@link
 * RegexTimeoutException} at its deadline. The syntax is that of ECMAScript, which JSON Schema and
 * the authors of suites mean: {@code $} is the end of the text only, {@code \d} and {@code \w} are
 * ASCII, {@code [^]}, {@code \/} and code points in braces are understood; what only Java or Perl
 * know ({@code (?i)}, {@code \A}, {@code a++}) is refused with what to write instead.
 *
 * <pre>{@code
 * BoundedPattern date = BoundedPattern.compile("^\\d{4}-\\d{2}-\\d{2}$");
 * date.find("2026-11-23"); // true
 * }</pre>
 *
 * <p>One difference remains: a reference to a group that took no part matches nothing here, and the
 * empty text in ECMAScript. Immutable and thread-safe.
 */
public final class BoundedPattern {
  private static final Duration DEADLINE = Duration.ofSeconds(1);

  private final String source;
  private final Pattern pattern;
  private final Duration deadline;
  private final LongSupplier nanoTime;

  private BoundedPattern(String source, Pattern pattern, Duration deadline, LongSupplier nanoTime) {
    if (deadline.isZero() || deadline.isNegative()) {
      throw new IllegalArgumentException("a deadline must be positive, not " + deadline);
    }
    this.source = source;
    this.pattern = pattern;
    this.deadline = deadline;
    this.nanoTime = nanoTime;
  }

  /**
   * Compiles an expression; each search with it may take one second.
   *
   * @throws RegexSyntaxException naming the index of the fault and the fix
   */
  public static BoundedPattern compile(String source) {
    EcmaPattern translated = EcmaPattern.translate(source);
    try {
      return new BoundedPattern(
          source, Pattern.compile(translated.java()), DEADLINE, System::nanoTime);
    } catch (PatternSyntaxException e) {
      throw translated.explain(e);
    }
  }

  /** The same expression with another deadline for each search. */
  public BoundedPattern withDeadline(Duration deadline) {
    return new BoundedPattern(source, pattern, deadline, nanoTime);
  }

  BoundedPattern withClock(LongSupplier nanoTime) {
    return new BoundedPattern(source, pattern, deadline, nanoTime);
  }

  /**
   * Whether the expression is found anywhere in the text, as JSON Schema and JavaScript search.
   *
   * @throws RegexTimeoutException at the deadline, or when the stack is used up
   */
  public boolean find(CharSequence text) {
    return search(text, Matcher::find);
  }

  /**
   * Whether the expression takes the whole text.
   *
   * @throws RegexTimeoutException at the deadline, or when the stack is used up
   */
  public boolean matches(CharSequence text) {
    return search(text, Matcher::matches);
  }

  private boolean search(CharSequence text, Predicate<Matcher> question) {
    try {
      return question.test(pattern.matcher(new DeadlineText(text, nanoTime, deadline.toNanos())));
    } catch (DeadlineText.Passed e) {
      throw RegexTimeoutException.time(source, deadline, text.length());
    } catch (StackOverflowError e) {
      throw RegexTimeoutException.stack(source, deadline, text.length(), e);
    }
  }

  /** The expression as it was written. */
  public String source() {
    return source;
  }

  /** How long one search may take. */
  public Duration deadline() {
    return deadline;
  }

  /** The expression as it was written. */
  @Override
  public String toString() {
    return source;
  }
}
