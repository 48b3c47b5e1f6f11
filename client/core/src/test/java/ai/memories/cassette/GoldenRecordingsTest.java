package ai.memories.cassette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.CallContext;
import ai.memories.http.Endpoint;
import ai.memories.http.StreamEvent;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Recordings made when format 1 was new. Every later version must find each of them: they are never
 * made anew. What changes the normal form or the format adds a directory of its own beside them.
 */
class GoldenRecordingsTest {
  private static final MatchRules RULES =
      MatchRules.builder()
          .ignore("/user")
          .normalise(Normaliser.DATES)
          .normalise(Normaliser.UUIDS)
          .redact("[a-z]+@example\\.com", "<e-mail>")
          .build();

  static Path golden() {
    try {
      URL requests = GoldenRecordingsTest.class.getResource("golden-1/requests.json");
      return Path.of(Objects.requireNonNull(requests).toURI()).resolveSibling("cassettes");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<JsonNode> requests() throws IOException {
    List<JsonNode> all = new ArrayList<>();
    Json.parse(Files.readString(golden().resolveSibling("requests.json"))).node().forEach(all::add);
    return all;
  }

  static ApiResponse answer(Cassette cassette, Mode mode, JsonNode golden) {
    var context =
        new CallContext(
            "golden " + golden.get("slug").asText(),
            "suites/golden",
            golden.get("slug").asText(),
            golden.path("sample").asInt(1));
    var request =
        new ApiRequest(
            Endpoint.parse(golden.path("endpoint").asText("vu")),
            Json.of(golden.get("body")),
            context,
            Map.of());
    return CassetteExchange.builder(new FakeService(), cassette)
        .mode(mode)
        .rules(golden.path("rules").asBoolean() ? RULES : MatchRules.NONE)
        .build()
        .send(request)
        .join();
  }

  @ParameterizedTest
  @MethodSource("requests")
  void recordingOfFormat1_isFound(JsonNode golden) {
    assertThat(answer(Cassette.at(golden()), Mode.REPLAY, golden).body()).contains("echo");
  }

  @ParameterizedTest
  @MethodSource("requests")
  void fingerprint_isThatOfFormat1(JsonNode golden) throws IOException {
    Path file = answer(Cassette.at(golden()), Mode.REPLAY, golden).recording().orElseThrow();
    String name = String.valueOf(file.getFileName());
    Recording recording = RecordingFile.read(file).orElseThrow();
    assertThat(name).contains(recording.fingerprint().abbreviated());
    assertThat(RecordingFormat.write(recording)).isEqualTo(Files.readString(file));
  }

  @Test
  void streamOfFormat1_isReplayedEventByEvent() throws IOException {
    JsonNode streamed =
        requests().stream()
            .filter(golden -> golden.get("slug").asText().equals("streamed"))
            .findFirst()
            .orElseThrow();
    assertThat(answer(Cassette.at(golden()), Mode.REPLAY, streamed).events())
        .extracting(StreamEvent::offset, StreamEvent::data)
        .containsExactly(
            tuple(Duration.ofMillis(120), "{\"choices\":[{\"index\":0,\"text\":\"echo: \"}]}"),
            tuple(Duration.ofMillis(180), "{\"choices\":[{\"index\":0,\"text\":\"Hello\"}]}"),
            tuple(Duration.ofMillis(181), StreamEvent.DONE));
  }
}
