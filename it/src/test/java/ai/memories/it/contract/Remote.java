package ai.memories.it.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;

import ai.memories.client.ChatModel;
import ai.memories.client.MemoriesClient;
import ai.memories.client.MemoriesClientBuilder;
import ai.memories.http.RetryPolicy;
import ai.memories.it.RemoteService;
import ai.memories.json.Json;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A remote service and the clients that call it. Thread-safe but for opening and closing. */
final class Remote implements AutoCloseable {
  /** Of no known shape, so that only knowing it helps to hide it. */
  static final String KEY = "contract-test-key";

  private final RemoteService service = RemoteService.start();
  private final List<MemoriesClient> clients = new ArrayList<>();

  /** Answers every call so. */
  Remote gives(ResponseDefinitionBuilder response) {
    service.gives(response);
    return this;
  }

  Remote gives(String body) {
    return gives(jsonResponse(body, 200));
  }

  /** Answers the first call so, and all others well. */
  Remote givesOnce(ResponseDefinitionBuilder first) {
    service.stub(
        RemoteService.call()
            .inScenario("once")
            .whenScenarioStateIs(STARTED)
            .willReturn(first)
            .willSetStateTo("over"));
    service.stub(
        RemoteService.call()
            .inScenario("once")
            .whenScenarioStateIs("over")
            .willReturn(RemoteService.answer("fine")));
    return this;
  }

  /** An event stream of these lines. */
  static ResponseDefinitionBuilder events(String lines) {
    return aResponse().withHeader("Content-Type", "text/event-stream").withBody(lines);
  }

  ChatModel model() {
    return model(builder -> builder);
  }

  ChatModel model(UnaryOperator<MemoriesClientBuilder> more) {
    var builder =
        MemoriesClient.builder()
            .environment(name -> null)
            .apiKey(KEY)
            .baseUrl(service.baseUrl())
            .retries(RetryPolicy.DEFAULTS.withMaxAttempts(3).withFirstDelay(Duration.ofMillis(1)));
    MemoriesClient client = more.apply(builder).build();
    clients.add(client);
    return client.model("gemini:gemini-2.5-flash");
  }

  String baseUrl() {
    return service.baseUrl();
  }

  List<LoggedRequest> requests() {
    return service.requests();
  }

  /** The one request that came. */
  LoggedRequest request() {
    List<LoggedRequest> all = requests();
    if (all.size() != 1) {
      throw new AssertionError(all.size() + " requests came, not one");
    }
    return all.get(0);
  }

  /** What the one request said, at a JSON pointer; JSON. */
  String sent(String pointer) {
    return Json.parse(request().getBodyAsString()).at(pointer).map(Json::compact).orElse("nothing");
  }

  @Override
  public void close() {
    clients.forEach(MemoriesClient::close);
    service.close();
  }
}
