package ai.memories.client;

/**
 * Whether an answer was cut off, and what says so. The service documents no finish reason, so this
 * is inferred from what there is.
 *
 * <pre>{@code
 * if (answer.truncation().degree() == Truncation.Degree.TRUNCATED) {
 *   log.warn("{}", answer.truncation().reason());
 * }
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param degree how sure that is
 * @param reason what it is inferred from and what to do; empty for {@link Degree#NO}
 */
public record Truncation(Degree degree, String reason) {

  /** Nothing says that it was cut off. */
  public static final Truncation NO = new Truncation(Degree.NO, "");

  /** How sure it is that an answer was cut off; from the least to the most. */
  public enum Degree {
    /** Nothing says so. */
    NO,
    /** The text ends in mid-sentence, and thinking may have taken the tokens. */
    MAYBE,
    /** A finish reason, the token count or unfinished JSON says so. */
    TRUNCATED
  }

  static Truncation maybe(String reason) {
    return new Truncation(Degree.MAYBE, reason);
  }

  static Truncation certain(String reason) {
    return new Truncation(Degree.TRUNCATED, reason);
  }

  /** The surer of the two. */
  Truncation or(Truncation other) {
    return degree.compareTo(other.degree) >= 0 ? this : other;
  }
}
