package ai.memories.cassette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.client.ChatRequest;
import ai.memories.client.ChatResponse;
import ai.memories.client.ChatStream;
import ai.memories.client.MemoriesClient;
import ai.memories.http.ApiResponse.Origin;
import ai.memories.http.SocketService;
import ai.memories.http.StreamException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The client's own streams, over a socket, recorded and replayed. */
@Timeout(60)
class StreamedChatTest {
  private static final String HEAD =
      "HTTP/1.1 200 X\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

  @TempDir private Path root;

  private static SocketService saying(String... events) throws IOException {
    return new SocketService(
        (request, out, socket) -> {
          out.write(HEAD.getBytes(StandardCharsets.UTF_8));
          for (String event : events) {
            out.write(("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8));
          }
          out.flush();
          socket.close();
        });
  }

  private MemoriesClient client(SocketService service, Mode mode) {
    return MemoriesClient.builder()
        .apiKey("sk-mai-planted-0123456789abcdef")
        .baseUrl(service.url())
        .around(wire -> CassetteExchange.builder(wire, Cassette.at(root)).mode(mode).build())
        .build();
  }

  private static ChatStream hello(MemoriesClient client) {
    return client.model("gemini:gemini-2.5-flash").stream(ChatRequest.of("Say hello."));
  }

  private static String chunk(String text) {
    return "{\"choices\":[{\"index\":0,\"text\":\"" + text + "\"}]}";
  }

  private static List<String> pieces(ChatStream stream) {
    List<String> pieces = new ArrayList<>();
    stream.forEach(pieces::add);
    return pieces;
  }

  private static SocketService hello() throws IOException {
    return saying(
        chunk("hel"),
        chunk("lo"),
        "{\"choices\":[],\"usage\":{\"input_tokens\":7,\"output_tokens\":2}}",
        "[DONE]");
  }

  @Test
  void piecesAndUsage_areTheSameInAReplay() throws IOException {
    try (var service = hello()) {
      try (var client = client(service, Mode.RECORD);
          var stream = hello(client)) {
        assertThat(pieces(stream)).containsExactly("hel", "lo");
        assertThat(stream.response().origin()).isEqualTo(Origin.RECORDED);
      }
      try (var client = client(service, Mode.REPLAY);
          var stream = hello(client)) {
        assertThat(pieces(stream)).containsExactly("hel", "lo");
        ChatResponse response = stream.response();
        assertThat(response.text()).isEqualTo("hello");
        assertThat(response.usage().orElseThrow().inputTokens()).isEqualTo(7);
        assertThat(response.origin()).isEqualTo(Origin.REPLAYED);
      }
      assertThat(service.requests()).hasSize(1);
    }
  }

  @Test
  @SuppressWarnings("try") // closing early is what is tested
  void streamThatIsReadInPartWhileRecording_isRecordedWhole() throws IOException {
    try (var service = hello()) {
      try (var client = client(service, Mode.RECORD);
          var stream = hello(client)) {
        assertThat(stream.iterator().next()).isEqualTo("hel");
      }
      try (var client = client(service, Mode.REPLAY);
          var stream = hello(client)) {
        assertThat(stream.response().text()).isEqualTo("hello");
      }
    }
  }

  @Test
  void cutStream_saysWhatCame_andIsNoRecording() throws IOException {
    try (var service = saying(chunk("hel"))) {
      try (var client = client(service, Mode.RECORD);
          var stream = hello(client)) {
        assertThatThrownBy(() -> pieces(stream))
            .isInstanceOfSatisfying(
                StreamException.class, cut -> assertThat(cut.textSoFar()).isEqualTo("hel"));
      }
      try (var client = client(service, Mode.REPLAY);
          var stream = hello(client)) {
        assertThatThrownBy(stream::response).isInstanceOf(CassetteMissException.class);
      }
    }
  }
}
