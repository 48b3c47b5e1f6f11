package ai.memories.regex;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out whether a pattern comes back, for the sake of others who are about to run it without a
 * deadline: an expression language with regular expressions of its own.
 *
 * <pre>{@code
 * Rehearsal.run(pattern, text);          // throws where the next line would run for ever
 * text.replaceAll(pattern.pattern(), "");
 * }</pre>
 *
 * <p>Stateless and thread-safe.
 */
public final class Rehearsal {
  private static final Duration DEADLINE = Duration.ofSeconds(1);

  private Rehearsal() {}

  /**
   * Goes through all matches in a text.
   *
   * @throws RegexTimeoutException after one second, or when the stack is used up
   */
  public static void run(Pattern pattern, CharSequence text) {
    Matcher matcher = pattern.matcher(new DeadlineText(text, System::nanoTime, DEADLINE.toNanos()));
    try {
      while (matcher.find()) {
        // Only whether the search ends is asked.
      }
    } catch (DeadlineText.Passed e) {
      throw RegexTimeoutException.time(pattern.pattern(), DEADLINE, text.length());
    } catch (StackOverflowError e) {
      throw RegexTimeoutException.stack(pattern.pattern(), DEADLINE, text.length(), e);
    }
  }
}
