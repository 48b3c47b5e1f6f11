package ai.memories.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.json.Json;
import ai.memories.json.JsonSyntaxException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StreamAssemblyTest {
  private final StreamAssembly assembly = new StreamAssembly();

  private String add(String data) {
    return assembly.add(new StreamEvent("", data, Duration.ZERO));
  }

  @Nested
  class TheTextOfAChunk {
    @Test
    void isItsTextItsDeltaOrItsMessage() {
      assertThat(add("{\"choices\":[{\"text\":\"a\"}]}")).isEqualTo("a");
      assertThat(add("{\"choices\":[{\"delta\":{\"content\":\"b\"}}]}")).isEqualTo("b");
      assertThat(add("{\"choices\":[{\"message\":{\"content\":\"c\"}}]}")).isEqualTo("c");
      assertThat(assembly.text()).isEqualTo("abc");
    }

    @Test
    void isTakenOnceFromAChunkThatCarriesBothForms() {
      assertThat(add("{\"choices\":[{\"text\":\"a\",\"delta\":{\"content\":\"a\"}}]}"))
          .isEqualTo("a");
    }

    @Test
    void isNotRepeatedByAMessageAtTheEnd() {
      add("{\"choices\":[{\"delta\":{\"content\":\"ha\"}}]}");
      add("{\"choices\":[{\"delta\":{\"content\":\"ha\"}}]}");

      assertThat(add("{\"choices\":[{\"message\":{\"content\":\"haha\"}}]}")).isEmpty();
      assertThat(assembly.text()).isEqualTo("haha");
    }

    @Test
    void mayBeNothing() {
      assertThat(add("{\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":null}}]}"))
          .isEmpty();
      assertThat(add("{\"choices\":[],\"usage\":{\"input_tokens\":1,\"output_tokens\":2}}"))
          .isEmpty();
    }

    @Test
    void countsForItsOwnChoice() {
      assertThat(add("{\"choices\":[{\"index\":1,\"text\":\"b\"}]}")).isEmpty();
      assertThat(add("{\"choices\":[{\"index\":0,\"text\":\"a\"}]}")).isEqualTo("a");

      assertThat(Json.parse(assembly.body()).at("/choices/1/text")).contains(Json.text("b"));
    }
  }

  @Nested
  class TheEnd {
    @Test
    void isMarkedByDone() {
      add("{\"choices\":[{\"text\":\"a\"}]}");
      assertThat(assembly.isComplete()).isFalse();
      add("[DONE]");
      assertThat(assembly.isComplete()).isTrue();
    }

    @Test
    void isMarkedByAFinishReasonThatIsOne() {
      add("{\"choices\":[{\"text\":\"a\",\"finish_reason\":null}]}");
      add("{\"choices\":[{\"text\":\"a\",\"finish_reason\":\"\"}]}");
      assertThat(assembly.isComplete()).isFalse();
      add("{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}");
      assertThat(assembly.isComplete()).isTrue();
    }

    @Test
    void isMarkedByAStatusThatTurns() {
      add("{\"status\":\"in_progress\",\"choices\":[{\"text\":\"a\"}]}");
      assertThat(assembly.isComplete()).isFalse();
      add("{\"status\":\"completed\",\"choices\":[{\"text\":\"b\"}]}");
      assertThat(assembly.isComplete()).isTrue();
    }

    @Test
    void isNotMarkedByAStatusThatEveryChunkHas() {
      add("{\"status\":\"completed\",\"choices\":[{\"text\":\"a\"}]}");
      add("{\"status\":\"completed\",\"choices\":[{\"text\":\"b\"}]}");
      assertThat(assembly.isComplete()).isFalse();
    }

    @Test
    void isNotMarkedByUsage() {
      add("{\"choices\":[{\"text\":\"a\"}],\"usage\":{\"input_tokens\":1,\"output_tokens\":2}}");
      assertThat(assembly.isComplete()).isFalse();
    }
  }

  @Test
  void theBodyIsThatOfAnAnswerThatWasNotStreamed() {
    add(
        "{\"id\":\"x\",\"model\":\"m\",\"status\":\"in_progress\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hel\"}}],\"usage\":null}");
    add(
        "{\"id\":\"x\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"lo\"},\"finish_reason\":\"stop\"}]}");
    add("{\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2}}");
    add("[DONE]");

    assertThat(Json.parse(assembly.body()))
        .isEqualTo(
            Json.parse(
                """
                {"id": "x", "model": "m", "status": "completed",
                 "usage": {"prompt_tokens": 3, "completion_tokens": 2},
                 "choices": [{"index": 0, "text": "Hello", "finish_reason": "stop"}]}"""));
    assertThat(ApiError.of(ApiResponse.live(200, "", assembly.body()))).isEmpty();
  }

  @Test
  void whatIsNoJsonIsRefused() {
    assertThatThrownBy(() -> add("oops")).isInstanceOf(JsonSyntaxException.class);
  }

  @Nested
  class Lines {
    private static List<EventLines.Raw> events(String text) throws IOException {
      var lines = new EventLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
      List<EventLines.Raw> events = new ArrayList<>();
      for (Optional<EventLines.Raw> raw = lines.next(); raw.isPresent(); raw = lines.next()) {
        events.add(raw.get());
      }
      return events;
    }

    @Test
    void ofAllKindsAreUnderstood() throws IOException {
      assertThat(
              events(
                  "\uFEFF: hello\n\nevent: chunk\r\nid: 7\r\ndata: a\r\ndata:  b\r\n\r\n"
                      + "retry: 5\rdatabase: no\rdata:c\r\revent: lost\n\ndata\n\ndata: [DONE]"))
          .containsExactly(
              new EventLines.Raw("chunk", "a\n b", true),
              new EventLines.Raw("", "c", true),
              new EventLines.Raw("", "", true),
              new EventLines.Raw("", "[DONE]", false));
    }
  }
}
