package ai.memories.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.http.ApiKey;
import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.CallContext;
import ai.memories.http.Endpoint;
import ai.memories.http.StreamEvent;
import ai.memories.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class KeylessExchangeTest {
  private static final String KEY = "a-key-without-a-shape";
  private static final ApiRequest REQUEST =
      new ApiRequest(Endpoint.VU, Json.parse("{}"), CallContext.NONE, Map.of());

  private static ApiResponse passed(ApiResponse answer) {
    return new KeylessExchange(request -> CompletableFuture.completedFuture(answer), ApiKey.of(KEY))
        .send(REQUEST)
        .join();
  }

  @Test
  void anAnswerThatQuotesTheKey_comesWithoutIt_alsoInItsEvents() {
    String body = "{\"choices\":[{\"text\":\"it is " + KEY + "\"}]}";

    ApiResponse passed =
        passed(
            ApiResponse.live(200, "", body)
                .withEvents(List.of(new StreamEvent("", body, Duration.ZERO))));

    assertThat(passed.body()).doesNotContain(KEY).contains("it is ");
    assertThat(passed.events())
        .singleElement()
        .satisfies(event -> assertThat(event.data()).isEqualTo(passed.body()));
  }

  @Test
  void anyOtherAnswer_passesAsItIs() {
    ApiResponse answer = ApiResponse.live(200, "", "{\"choices\":[{\"text\":\"fine\"}]}");

    assertThat(passed(answer)).isSameAs(answer);
  }
}
