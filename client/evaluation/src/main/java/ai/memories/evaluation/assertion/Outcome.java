package ai.memories.evaluation.assertion;

/**
 * What one assertion says of one answer.
 *
 * <pre>{@code
 * Outcome found = Outcome.of(false, "the answer does not contain \"Total\"");
 * found.negated().pass(); // true: what not-contains makes of it
 * }</pre>
 *
 * @param pass whether it holds
 * @param score from 0 to 1
 * @param reason what was found, in a sentence that is true with and without {@code not-} before the
 *     type: {@code the answer does not contain "Total"}, never {@code expected "Total"}
 */
public record Outcome(boolean pass, double score, String reason) {

  /** Refuses a score outside 0 to 1. */
  public Outcome {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("a score lies between 0 and 1, not at " + score);
    }
  }

  /** The outcome of the {@code not-} form; what was found stays as it is. */
  public Outcome negated() {
    return new Outcome(!pass, 1 - score, reason);
  }

  /** All or nothing: score 1 or 0. */
  public static Outcome of(boolean pass, String reason) {
    return new Outcome(pass, pass ? 1 : 0, reason);
  }
}
