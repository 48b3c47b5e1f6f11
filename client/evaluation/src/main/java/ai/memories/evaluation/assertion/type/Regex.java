package ai.memories.evaluation.assertion.type;

import ai.memories.evaluation.assertion.AssertionCheck;
import ai.memories.evaluation.assertion.AssertionConfig;
import ai.memories.evaluation.assertion.AssertionErrorException;
import ai.memories.evaluation.assertion.AssertionType;
import ai.memories.evaluation.assertion.InvalidAssertionException;
import ai.memories.evaluation.assertion.Outcome;
import ai.memories.regex.BoundedPattern;
import ai.memories.regex.RegexSyntaxException;
import ai.memories.regex.RegexTimeoutException;
import java.util.regex.Pattern;

/**
 * {@code regex}: a regular expression, JavaScript's, is found in the answer. One that is stopped by
 * its deadline is an error. Stateless and thread-safe.
 */
public final class Regex implements AssertionType {
  private static final Pattern LOOKS_AROUND = Pattern.compile("[$]|\\\\[bB]|\\(\\?<?[=!]");

  @Override
  public String name() {
    return "regex";
  }

  @Override
  public AssertionCheck compile(AssertionConfig config) {
    BoundedPattern pattern = pattern(ValueText.one(config));
    return answer -> {
      boolean found = find(pattern, answer.text());
      return Outcome.of(
          found,
          found
              ? "the answer matches /" + pattern.source() + "/"
              : "the answer does not match /" + pattern.source() + "/");
    };
  }

  private static BoundedPattern pattern(String source) {
    try {
      BoundedPattern pattern = BoundedPattern.compile(source);
      if (isFoundEverywhere(pattern)) {
        throw new InvalidAssertionException(
            "/value",
            "/%s/ also matches nothing at all, so it is found in every answer; write + for *, or ^ and $ around it"
                .formatted(source));
      }
      return pattern;
    } catch (RegexSyntaxException e) {
      throw new InvalidAssertionException("/value", e.getMessage());
    }
  }

  /** Without a look at what is around it, one that matches the empty text matches anywhere. */
  private static boolean isFoundEverywhere(BoundedPattern pattern) {
    return !LOOKS_AROUND.matcher(pattern.source()).find() && find(pattern, "");
  }

  private static boolean find(BoundedPattern pattern, String text) {
    try {
      return pattern.find(text);
    } catch (RegexTimeoutException e) {
      throw new AssertionErrorException(e.getMessage());
    }
  }
}
