package ai.memories.schema;

import ai.memories.regex.BoundedPattern;
import ai.memories.regex.RegexTimeoutException;
import com.networknt.schema.SchemaException;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;

/** Gives the validator our regular expressions, which have a deadline. */
final class DeadlineRegex implements RegularExpressionFactory {

  /** Passes through the validator, which logs any other exception as an error of its own. */
  static final class Stopped extends SchemaException {
    private static final long serialVersionUID = 1L;

    private final RegexTimeoutException timeout;

    private Stopped(RegexTimeoutException timeout) {
      super(timeout);
      this.timeout = timeout;
    }

    RegexTimeoutException timeout() {
      return timeout;
    }
  }

  @Override
  public RegularExpression getRegularExpression(String regex) {
    BoundedPattern pattern = BoundedPattern.compile(regex);
    return text -> find(pattern, text);
  }

  private static boolean find(BoundedPattern pattern, String text) {
    try {
      return pattern.find(text);
    } catch (RegexTimeoutException e) {
      throw new Stopped(e);
    }
  }
}
