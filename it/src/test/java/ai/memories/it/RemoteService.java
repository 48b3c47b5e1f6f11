package ai.memories.it;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * The service at the other end of a real socket: WireMock on the loopback, at the paths and in the
 * forms of the documented API. Thread-safe.
 *
 * <pre>{@code
 * try (RemoteService service = RemoteService.start()) {
 *   service.gives(RemoteService.answer("{\"total\": 119}"));
 *   project.record(service.baseUrl());
 * }
 * }</pre>
 */
public final class RemoteService implements AutoCloseable {
  private static final String ROOT = "/serve/api/v2";

  /** Each call holds a thread while it waits; above every concurrency these tests ask for. */
  private static final int THREADS = 160;

  private final WireMockServer server;

  private final int port;

  private RemoteService(WireMockServer server) {
    this.server = server;
    this.port = server.port();
  }

  public static RemoteService start(ServeEventListener... listeners) {
    var server =
        new WireMockServer(
            options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .containerThreads(THREADS)
                .gzipDisabled(true) // a body is sent as a test says, also one that lies
                .extensions(listeners));
    server.start();
    return new RemoteService(server);
  }

  /** What {@code memories.baseUrl} is to be set to; good for a stopped service too. */
  public String baseUrl() {
    return "http://127.0.0.1:" + port + ROOT;
  }

  /** A call of either door, for stubs that tell calls apart. */
  public static MappingBuilder call() {
    return post(urlPathMatching(ROOT + "/(vu|iu)/chat/completions"));
  }

  public void gives(ResponseDefinitionBuilder response) {
    stub(call().willReturn(response));
  }

  /** Answers calls whose body has this word in another way. */
  public void gives(String word, ResponseDefinitionBuilder response) {
    stub(call().withRequestBody(containing(word)).willReturn(response));
  }

  public void stub(MappingBuilder stub) {
    server.stubFor(stub);
  }

  /** What arrived, in order. */
  public List<LoggedRequest> requests() {
    List<LoggedRequest> requests = new ArrayList<>();
    server.getAllServeEvents().forEach(event -> requests.add(0, event.getRequest()));
    return requests; // the events come newest first
  }

  /** From here on a connection is refused. */
  @Override
  public void close() {
    server.stop();
  }

  /** An answer in the documented form; 20 tokens in, 5 out. */
  public static ResponseDefinitionBuilder answer(String text) {
    ObjectNode body = Json.object();
    body.put("id", "resp_5810813e").put("object", "completion");
    body.put("model", "gemini:gemini-2.5-flash").put("created_at", 1_767_093_284);
    body.put("status", "completed");
    body.putArray("choices").addObject().put("text", text).put("index", 0);
    body.putObject("usage").put("input_tokens", 20).put("output_tokens", 5).put("total_tokens", 25);
    body.putObject("meta").put("provider", "gemini").put("provider_model", "gemini-2.5-flash");
    return jsonResponse(Json.of(body).compact(), 200);
  }

  /** A refusal in the service's error form. */
  public static ResponseDefinitionBuilder error(int status, String message) {
    ObjectNode body = Json.object();
    body.put("code", status).put("msg", message).putNull("data");
    return jsonResponse(Json.of(body).compact(), status);
  }
}
