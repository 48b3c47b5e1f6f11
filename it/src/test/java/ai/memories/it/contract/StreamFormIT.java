package ai.memories.it.contract;

import static ai.memories.it.contract.Remote.events;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.Usage;
import ai.memories.client.ChatModel;
import ai.memories.client.ChatRequest;
import ai.memories.client.ChatStream;
import ai.memories.http.AuthenticationException;
import ai.memories.http.ModelErroredException;
import ai.memories.http.ProtocolException;
import ai.memories.http.StreamException;
import ai.memories.http.TransportException;
import ai.memories.it.RemoteService;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that come in parts: contract §1, row 6. */
class StreamFormIT {
  private static final String FIRST = "data: {\"choices\":[{\"text\":\"Hel\"}]}\n\n";
  private static final String SECOND = "data: {\"choices\":[{\"text\":\"lo\"}]}\n\n";
  private static final String DONE = "data: [DONE]\n\n";
  private static final ChatRequest HI = ChatRequest.of("hi");

  private final Remote remote = new Remote();

  @AfterEach
  void close() {
    remote.close();
  }

  private List<String> deltas(ChatModel model) {
    List<String> deltas = new ArrayList<>();
    try (ChatStream stream = model.stream(HI)) {
      stream.forEach(deltas::add);
      assertThat(stream.response().text()).isEqualTo(String.join("", deltas));
    }
    return deltas;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        FIRST + SECOND + DONE,
        ": a comment\n\nevent: message\nid: 1\n" + FIRST + "retry: 5\n" + SECOND + DONE,
        """
        data:{"choices":[{"delta":{"role":"assistant","content":"Hel"}}]}

        data:{"choices":[{"delta":{"content":"lo"},"finish_reason":"stop"}]}

        """,
        "data: {\"choices\":[{\"message\":{\"content\":\"Hel\"}}]}\r\n\r\n"
            + "data: {\"choices\":[{\"message\":{\"content\":\"lo\"}}]}\r\n\r\n"
            + DONE,
        "data: {\"choices\":[{\"text\":\"Hel\",\"delta\":{\"content\":\"Hel\"}}]}\n\n"
            + "data: {\"choices\":[{\"text\":\"lo\",\"delta\":{\"content\":\"lo\"}}]}\n\n"
            + DONE,
        "data: {\"choices\":[{\"text\":\n" + "data: \"Hel\"}]}\n\n" + SECOND + "data: [DONE]",
        """
        data: {"status":"in_progress","choices":[{"text":"Hel"}]}

        data: {"status":"completed","choices":[{"text":"lo"}]}

        """,
      })
  void everyForm_isRead(String events) {
    remote.gives(events(events));

    assertThat(deltas(remote.model())).containsExactly("Hel", "lo");
    assertThat(remote.sent("/stream")).isEqualTo("true");
    assertThat(remote.request().getHeader("Accept")).isEqualTo("text/event-stream");
  }

  @Test
  void theUsageOfTheLastChunk_isTheUsage() {
    String usage = "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":2}}";
    remote.gives(events(FIRST + SECOND + usage + "\n\n" + DONE));

    try (ChatStream stream = remote.model().stream(HI)) {
      assertThat(stream.response().usage()).contains(Usage.of(7, 2));
      assertThat(stream.response().cost()).isPresent();
    }
  }

  @Test
  void anAnswerAsAWhole_isGivenInOnePiece() {
    remote.gives(RemoteService.answer("Hello"));

    assertThat(deltas(remote.model())).containsExactly("Hello");
  }

  @Test
  void whatFailsBeforeTheFirstEvent_isRepeated() {
    remote.givesOnce(RemoteService.error(503, "busy"));

    assertThat(deltas(remote.model())).containsExactly("fine");
    assertThat(remote.requests()).hasSize(2);
  }

  @Test
  void anErrorInsteadOfAStream_isThatError() {
    remote.gives(jsonResponse("{\"code\":401,\"msg\":\"who?\",\"data\":null}", 401));
    var model = remote.model();

    assertThatThrownBy(() -> deltas(model)).isInstanceOf(AuthenticationException.class);
  }

  /** Each: what came before is not lost, and nothing is asked twice. */
  @Nested
  class AStreamThatBreaksOff {
    private void breaksOff(ResponseDefinitionBuilder response, Class<? extends Throwable> cause) {
      remote.gives(response);
      var model = remote.model();

      assertThatThrownBy(() -> deltas(model))
          .isInstanceOfSatisfying(
              StreamException.class, e -> assertThat(e.textSoFar()).isEqualTo("Hello"))
          .hasCauseInstanceOf(cause);
      assertThat(remote.requests()).hasSize(1);
    }

    @Test
    void withoutAMarkOfItsEnd_isNotWhole() {
      breaksOff(events(FIRST + SECOND), TransportException.class);
    }

    @Test
    void inTheMiddleOfAnEvent_isNotWhole() {
      breaksOff(events(FIRST + SECOND + "data: {\"choi"), TransportException.class);
    }

    @Test
    void becauseTheConnectionDoes_isNotWhole() {
      breaksOff(
          events(FIRST + SECOND).withHeader("Content-Length", "5000"), TransportException.class);
    }

    @Test
    void withAnErrorObject_saysWhichError() {
      breaksOff(
          events(FIRST + SECOND + "data: {\"error\":{\"message\":\"unsafe\"}}\n\n"),
          ModelErroredException.class);
    }

    @Test
    void withSomethingElse_isAProtocolError() {
      breaksOff(events(FIRST + SECOND + "data: oops\n\n"), ProtocolException.class);
    }
  }

  @Test
  void anUnknownStreamUnderAnotherName_isRecognised() {
    remote.gives(
        aResponse().withHeader("Content-Type", "text/plain").withBody(FIRST + SECOND + DONE));

    assertThat(deltas(remote.model())).containsExactly("Hel", "lo");
  }

  @Test
  void closing_freesTheConnection_soThatTheNextCallGoes() {
    remote.gives(events(FIRST + SECOND + DONE).withChunkedDribbleDelay(3, 3_000));
    ChatModel model = remote.model(builder -> builder.maxConcurrency(1));
    try (ChatStream stream = model.stream(HI)) {
      assertThat(stream.iterator().next()).isNotEmpty();
    }
    remote.gives(RemoteService.answer("next"));

    assertThat(model.chat("hi").text()).isEqualTo("next");
  }
}
