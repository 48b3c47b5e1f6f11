package ai.memories.junit.assertj;

import ai.memories.client.ChatResponse;
import org.assertj.core.api.Assertions;

/**
 * The way in to the assertions on answers, beside those of AssertJ itself.
 *
 * <pre>{@code
 * import static ai.memories.junit.assertj.MemoriesAssertions.assertThat;
 *
 * assertThat(model.chat(request)).isNotTruncated().matchesSchema(schema).hasJson("total", 1789.80);
 * }</pre>
 */
public final class MemoriesAssertions extends Assertions {
  private MemoriesAssertions() {}

  /** Begins assertions on an answer. */
  public static ChatResponseAssert assertThat(ChatResponse actual) {
    return new ChatResponseAssert(actual);
  }
}
