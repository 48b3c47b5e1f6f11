package ai.memories.junit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.cassette.CassetteMissException;
import ai.memories.client.ChatModel;
import ai.memories.client.ChatRequest;
import ai.memories.client.ChatStream;
import ai.memories.http.StreamEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class StreamsTest {
  private TestKit kit;

  @BeforeEach
  void aService(@TempDir Path project) {
    kit = new TestKit(project);
    kit.service =
        prompt ->
            TestKit.answer("answer to " + prompt)
                .withEvents(
                    List.of(
                        event("{\"status\":\"running\",\"choices\":[{\"text\":\"answer \"}]}"),
                        event("{\"choices\":[{\"text\":\"to \"}]}"),
                        event(
                            "{\"choices\":[{\"text\":\""
                                + prompt
                                + "\"}],\"status\":\"completed\",\"usage\":"
                                + "{\"input_tokens\":20,\"output_tokens\":5}}"),
                        event(StreamEvent.DONE)));
  }

  private static StreamEvent event(String data) {
    return new StreamEvent("", data, Duration.ofMillis(5));
  }

  @MemoriesTest
  static class Streaming {
    @Test
    void pieces(ChatModel model) {
      List<String> pieces = new ArrayList<>();
      try (ChatStream stream = model.stream(ChatRequest.of("question"))) {
        stream.forEach(pieces::add);
        assertThat(stream.response().text()).isEqualTo("answer to question");
      }
      assertThat(pieces).containsExactly("answer ", "to ", "question");
    }
  }

  @Test
  void streamIsRecorded_replayedPieceByPiece_andCounted() {
    kit.recording().run(Streaming.class).testEvents().assertStatistics(stats -> stats.succeeded(1));
    assertThat(kit.asked).hasSize(1);
    assertThat(kit.recordings())
        .containsExactly("tests/ai/memories/junit/streams-test/streaming/pieces-*.json");

    EngineExecutionResults replayed = kit.replaying().run(Streaming.class);

    replayed.testEvents().assertStatistics(stats -> stats.succeeded(1).failed(0));
    assertThat(kit.asked).isEmpty();
    assertThat(
            replayed.testEvents().reportingEntryPublished().stream()
                .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs()))
        .anySatisfy(
            entries ->
                assertThat(entries)
                    .containsEntry("memories.replayed", "1")
                    .containsEntry("memories.inputTokens", "20"));
  }

  @Test
  void streamWithoutARecording_isAMiss() {
    EngineExecutionResults results = kit.replaying().run(Streaming.class);
    assertThat(TestKit.failure(results)).isInstanceOf(CassetteMissException.class);
  }

  @Test
  void streamWithoutItsEnd_isNotRecorded() {
    kit.service =
        prompt ->
            TestKit.answer("answer to question")
                .withEvents(List.of(event("{\"choices\":[{\"text\":\"answer \"}]}")));
    kit.recording().run(Streaming.class);
    assertThat(kit.recordings()).isEmpty();
  }
}
