package ai.memories.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.json.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WireLogTest {
  private final WireLog log = new WireLog(true, ApiKey.of("a-key-without-a-shape"));

  @Test
  void keysAreLeftOutWhateverTheirShape() {
    assertThat(log.redacted("my a-key-without-a-shape and sk-mai-0123456789"))
        .isEqualTo("my [key hidden] and [hidden]");
  }

  @Test
  void theContentOfFilesIsLeftOut() {
    assertThat(log.redacted("\"data:image/png;base64," + "iVBO".repeat(100) + "\""))
        .isEqualTo("\"data:image/png;base64,[400 characters]\"");
  }

  /** Every level is on in these tests: it is the client's own switch that counts. */
  @Nested
  class OverASocket {
    private static final String KEY = "some-live-key";

    private List<String> saidAbout(String prompt, UnaryOperator<WireSettings> more)
        throws Exception {
      String body = "{\"choices\":[{\"text\":\"" + prompt + " " + KEY + "\"}]}";
      ExecutorService threads = CallThreads.start();
      try (var service =
              new SocketService(SocketService.always(SocketService.json(200, "", body)));
          var wire =
              new OkHttpExchange(
                  more.apply(WireSettings.of(BaseUrl.parse(service.url())).withKey(ApiKey.of(KEY))),
                  threads)) {
        var request =
            new ApiRequest(
                Endpoint.VU,
                Json.parse("{\"prompt\":\"" + prompt + "\"}"),
                CallContext.NONE,
                Map.of());
        assertThat(wire.send(request).get().body()).contains(prompt);
      } finally {
        threads.shutdown();
      }
      return CapturedLog.lines().stream().filter(line -> line.contains(prompt)).toList();
    }

    @Test
    void nothingIsSaidUnlessItIsSwitchedOn() throws Exception {
      assertThat(saidAbout("a-silent-prompt", settings -> settings)).isEmpty();
    }

    @Test
    void switchedOnItSaysBothSidesAtDebugLevelWithoutTheKey() throws Exception {
      assertThat(saidAbout("a-loud-prompt", settings -> settings.withLog(true)))
          .hasSize(2)
          .allMatch(line -> line.startsWith("ai.memories.wire DEBUG "))
          .noneMatch(line -> line.contains(KEY));
    }
  }

  @Test
  void longBodiesAreCut() {
    assertThat(log.redacted("word ".repeat(5_000))).hasSizeLessThan(4_100).endsWith("…");
  }
}
