package ai.memories.http;

import ai.memories.Usage;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the usage of an answer in both vocabularies: {@code input_tokens}/{@code output_tokens} and
 * {@code prompt_tokens}/{@code completion_tokens}. Anything less than a full count is unknown.
 *
 * <pre>{@code
 * Json answer = Json.parse("{\"usage\": {\"prompt_tokens\": 9, \"completion_tokens\": 1}}");
 * UsageReader.in(answer); // Optional[Usage[inputTokens=9, outputTokens=1, totalTokens=10]]
 * }</pre>
 *
 * <p>Stateless.
 */
public final class UsageReader {
  /** No answer takes that many; what says so is broken, and sums of it would overflow. */
  private static final long SENSELESS = 1_000_000_000_000L;

  private UsageReader() {}

  /** The usage a body states, empty where it states none that makes sense. */
  public static Optional<Usage> in(Json body) {
    JsonNode usage = body.node().path("usage");
    OptionalLong input = count(usage, "input_tokens", "prompt_tokens");
    OptionalLong output = count(usage, "output_tokens", "completion_tokens");
    if (input.isEmpty() || output.isEmpty()) {
      return Optional.empty();
    }
    long sum = input.getAsLong() + output.getAsLong();
    long total = count(usage, "total_tokens", "total_tokens").orElse(sum);
    return Optional.of(new Usage(input.getAsLong(), output.getAsLong(), total));
  }

  private static OptionalLong count(JsonNode usage, String name, String otherName) {
    JsonNode count = usage.hasNonNull(name) ? usage.path(name) : usage.path(otherName);
    return count.isIntegralNumber() && count.canConvertToLong() && makesSense(count.longValue())
        ? OptionalLong.of(count.longValue())
        : OptionalLong.empty();
  }

  private static boolean makesSense(long count) {
    return count >= 0 && count < SENSELESS;
  }
}
