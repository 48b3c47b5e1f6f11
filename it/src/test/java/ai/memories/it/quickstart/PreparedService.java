package ai.memories.it.quickstart;

import ai.memories.ModelId;
import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.Exchange;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;

/**
 * The prepared answers of the quickstart without a socket, each after a part of its latency, and
 * some of them in other words: a service that has changed its mind since it was recorded.
 * Thread-safe.
 */
public final class PreparedService implements Exchange {
  private static final int FASTER = 8;

  private final List<PreparedAnswer> answers;
  private final BinaryOperator<String> words;

  private PreparedService(List<PreparedAnswer> answers, BinaryOperator<String> words) {
    this.answers = answers;
    this.words = words;
  }

  /**
   * The service of a quickstart.
   *
   * @param words from an answer's name ({@code suite / case / prompt / model}) and its text the
   *     text that is said instead; nothing makes the service refuse the request
   */
  public static PreparedService of(Path quickstart, BinaryOperator<String> words)
      throws IOException {
    return new PreparedService(AnswerFile.readAll(quickstart.resolve("stand-in/answers")), words);
  }

  @Override
  public CompletableFuture<ApiResponse> send(ApiRequest request) {
    String body = request.body().compact();
    ModelId model = ModelId.parse(request.body().node().path("model").asText());
    PreparedAnswer answer =
        answers.stream().filter(one -> one.answers(model, body)).findFirst().orElseThrow();
    Duration latency = answer.latency().dividedBy(FASTER);
    Executor later = CompletableFuture.delayedExecutor(latency.toMillis(), TimeUnit.MILLISECONDS);
    return CompletableFuture.supplyAsync(() -> response(answer), later);
  }

  private ApiResponse response(PreparedAnswer answer) {
    String text = words.apply(answer.name().toString(), answer.text());
    if (text.isEmpty()) {
      ObjectNode error = Json.object().put("code", 400).put("msg", "the prompt was refused");
      return ApiResponse.live(400, "application/json", Json.of(error).compact());
    }
    var said =
        new PreparedAnswer(answer.name(), answer.markers(), text, answer.usage(), answer.latency());
    return ApiResponse.live(200, "application/json", StandIn.body(said).compact())
        .withLatency(answer.latency());
  }
}
