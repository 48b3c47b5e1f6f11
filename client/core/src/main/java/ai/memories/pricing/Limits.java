package ai.memories.pricing;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What a run, a suite or a test may take at most. Immutable.
 *
 * <pre>{@code
 * Limits budget = Limits.NONE.withMaxCost(Cost.usd("0.05")).withMaxTokens(40_000);
 * }</pre>
 *
 * @param maxCost the most money, empty for any amount
 * @param maxTokens the most tokens, in and out together, empty for any number
 */
public record Limits(Optional<Cost> maxCost, OptionalLong maxTokens) {

  /** No limit at all. */
  public static final Limits NONE = new Limits(Optional.empty(), OptionalLong.empty());

  /** Refuses a negative number of tokens. */
  public Limits {
    if (maxTokens.orElse(0) < 0) {
      throw new IllegalArgumentException(
          "a token limit cannot be negative: " + maxTokens.getAsLong());
    }
  }

  /** With this limit on money in place of any other. */
  public Limits withMaxCost(Cost cost) {
    return new Limits(Optional.of(cost), maxTokens);
  }

  /** With this limit on tokens in place of any other. */
  public Limits withMaxTokens(long tokens) {
    return new Limits(maxCost, OptionalLong.of(tokens));
  }

  /** Of each kind the larger; none where either has none. */
  public Limits max(Limits other) {
    Optional<Cost> cost =
        maxCost.flatMap(
            mine -> other.maxCost.map(theirs -> mine.compareTo(theirs) < 0 ? theirs : mine));
    boolean limited = maxTokens.isPresent() && other.maxTokens.isPresent();
    return new Limits(
        cost,
        limited
            ? OptionalLong.of(Math.max(maxTokens.getAsLong(), other.maxTokens.getAsLong()))
            : OptionalLong.empty());
  }

  /** Both together: of each kind the smaller. */
  public Limits min(Limits other) {
    Optional<Cost> cost =
        Stream.concat(maxCost.stream(), other.maxCost.stream()).min(Cost::compareTo);
    long tokens =
        Math.min(maxTokens.orElse(Long.MAX_VALUE), other.maxTokens.orElse(Long.MAX_VALUE));
    boolean limited = maxTokens.isPresent() || other.maxTokens.isPresent();
    return new Limits(cost, limited ? OptionalLong.of(tokens) : OptionalLong.empty());
  }
}
