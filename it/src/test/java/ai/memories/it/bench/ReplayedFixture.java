package ai.memories.it.bench;

import ai.memories.client.ChatModel;
import ai.memories.client.ChatRequest;
import ai.memories.junit.MemoriesTest;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** So many replayed tests, for {@link JUnitBenchmarks}. */
@MemoriesTest(models = "gemini:gemini-2.5-flash")
final class ReplayedFixture {

  static IntStream numbers() {
    return IntStream.range(0, Integer.getInteger("bench.tests", 0));
  }

  static ChatRequest request(int number) {
    return ChatRequest.builder()
        .system("You read invoices.")
        .user(Invoices.document(number))
        .temperature(0)
        .build();
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void asks(int number, ChatModel model) {
    if (!model.chat(request(number)).text().contains("ACME")) {
      throw new AssertionError("not the recorded answer");
    }
  }
}
