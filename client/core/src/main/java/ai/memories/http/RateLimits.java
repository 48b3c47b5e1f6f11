package ai.memories.http;

import java.util.OptionalLong;

/**
 * What an account allows in a minute. Immutable.
 *
 * <pre>{@code
 * RateLimits.NONE.withRequestsPerMinute(2).withTokensPerMinute(100_000);
 * }</pre>
 *
 * @param requestsPerMinute the most attempts in any minute, empty for any number
 * @param tokensPerMinute the most tokens in any minute, in and out together, empty for any number
 */
public record RateLimits(OptionalLong requestsPerMinute, OptionalLong tokensPerMinute) {

  /** No limit. */
  public static final RateLimits NONE = new RateLimits(OptionalLong.empty(), OptionalLong.empty());

  /** Refuses limits that would let nothing through. */
  public RateLimits {
    if (requestsPerMinute.orElse(1) < 1 || tokensPerMinute.orElse(1) < 1) {
      throw new IllegalArgumentException(
          "requestsPerMinute and tokensPerMinute must be at least 1, or not be set");
    }
  }

  /** With this many attempts a minute. */
  public RateLimits withRequestsPerMinute(long requests) {
    return new RateLimits(OptionalLong.of(requests), tokensPerMinute);
  }

  /** With this many tokens a minute. */
  public RateLimits withTokensPerMinute(long tokens) {
    return new RateLimits(requestsPerMinute, OptionalLong.of(tokens));
  }

  boolean isNone() {
    return requestsPerMinute.isEmpty() && tokensPerMinute.isEmpty();
  }
}
