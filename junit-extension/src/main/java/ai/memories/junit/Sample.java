package ai.memories.junit;

import ai.memories.ModelId;

/**
 * Which of several runs of one test this is. Injected into test methods and their {@code
 * BeforeEach} and {@code AfterEach}.
 *
 * <pre>{@code
 * @MemoriesTest(samples = 10)
 * void is_polite(ChatModel model, Sample sample) {
 *   log.info("{}", sample); // gemini-2.5-flash #3/10
 * }
 * }</pre>
 *
 * @param model the model asked
 * @param index from 1
 * @param total how many there are of this model
 */
public record Sample(ModelId model, int index, int total) {

  /** Refuses an index that is not between 1 and the total. */
  public Sample {
    if (index < 1 || index > total) {
      throw new IllegalArgumentException("no sample " + index + " of " + total);
    }
  }

  /** As a test report shows it: {@code gemini-2.5-flash #3/10}. */
  @Override
  public String toString() {
    return model.name() + " #" + index + "/" + total;
  }
}
