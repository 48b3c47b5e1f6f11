package ai.memories.junit.assertj;

import ai.memories.client.ChatResponse;
import org.assertj.core.api.SoftAssertions;

/**
 * Soft assertions that know answers too: all failures are told together.
 *
 * <pre>{@code
 * var softly = new MemoriesSoftAssertions();
 * softly.assertThat(answer).hasJson("currency", "EUR");
 * softly.assertThat(answer).costsAtMost("0.001 USD");
 * softly.assertAll();
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public class MemoriesSoftAssertions extends SoftAssertions {

  /** Begins assertions on an answer. */
  public ChatResponseAssert assertThat(ChatResponse actual) {
    return proxy(ChatResponseAssert.class, ChatResponse.class, actual);
  }
}
