package ai.memories.pricing;

/**
 * So many tokens as something will probably take: never one number. Immutable.
 *
 * <pre>{@code
 * TokenEstimate prose = new TokenEstimate(190, 240, 300);
 * prose.plus(TokenEstimate.exactly(4)).likely(); // 244
 * }</pre>
 *
 * @param low hardly ever fewer
 * @param likely the best guess
 * @param high hardly ever more; no bound
 */
public record TokenEstimate(long low, long likely, long high) {

  /** None. */
  public static final TokenEstimate ZERO = new TokenEstimate(0, 0, 0);

  /** Refuses numbers that are negative or out of order. */
  public TokenEstimate {
    if (low < 0 || likely < low || high < likely) {
      throw new IllegalArgumentException(
          "an estimate goes from low to high: " + low + ", " + likely + ", " + high);
    }
  }

  /** A number that is known. */
  public static TokenEstimate exactly(long tokens) {
    return new TokenEstimate(tokens, tokens, tokens);
  }

  /** The sum. */
  public TokenEstimate plus(TokenEstimate other) {
    return new TokenEstimate(low + other.low, likely + other.likely, high + other.high);
  }
}
