package ai.memories.it.quickstart;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import ai.memories.Usage;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Stands in for the service: a server on the loopback that gives the prepared answers in the
 * service's documented form, each after its own latency, and refuses what it does not know in the
 * service's error form. Thread-safe.
 *
 * <pre>{@code
 * try (StandIn service = StandIn.start(AnswerFile.readAll(directory), 0, StandIn.Pace.AT_ONCE)) {
 *   client.baseUrl(service.baseUrl());
 * }
 * }</pre>
 */
public final class StandIn implements AutoCloseable {

  /** How long an answer takes. */
  enum Pace {
    AS_PREPARED,
    AT_ONCE
  }

  static final int PORT = 8411;

  /** The path of the service's API, so that a base URL looks like the real one. */
  private static final String ROOT = "/serve/api/v2";

  /**
   * Each answer holds a thread while it waits; more than any run of the quickstart has in flight.
   */
  private static final int THREADS = 96;

  private static final int FIRST_TO_CHECK = 1;
  private static final int LAST_RESORT = 10;
  private static final long CREATED_AT = 1_795_392_000; // 2026-11-23, the day the answers are from

  private final WireMockServer server;

  private StandIn(WireMockServer server) {
    this.server = server;
  }

  /** Starts on a port of the loopback, 0 for any free one. */
  static StandIn start(List<PreparedAnswer> answers, int port, Pace pace) {
    var server =
        new WireMockServer(
            options()
                .bindAddress("127.0.0.1")
                .port(port)
                .containerThreads(THREADS)
                .disableRequestJournal());
    server.stubFor(
        any(anyUrl())
            .atPriority(FIRST_TO_CHECK)
            .withHeader("Authorization", absent())
            .willReturn(error(401, "no Authorization header")));
    answers.forEach(answer -> server.stubFor(stub(answer, pace)));
    server.stubFor(
        any(anyUrl())
            .atPriority(LAST_RESORT)
            .willReturn(error(404, "no answer was prepared for this request")));
    server.start();
    return new StandIn(server);
  }

  /** What {@code memories.baseUrl} is to be set to. */
  public String baseUrl() {
    return "http://127.0.0.1:" + server.port() + ROOT;
  }

  @Override
  public void close() {
    server.stop();
  }

  private static MappingBuilder stub(PreparedAnswer answer, Pace pace) {
    MappingBuilder request =
        post(urlPathMatching(ROOT + "/(vu|iu)/chat/completions"))
            .withRequestBody(
                matchingJsonPath("$.model", equalTo(answer.name().model().toString())));
    answer.markers().forEach(marker -> request.withRequestBody(containing(marker)));
    Duration latency = pace == Pace.AT_ONCE ? Duration.ZERO : answer.latency();
    return request.willReturn(
        jsonResponse(body(answer).compact(), 200)
            .withFixedDelay(Math.toIntExact(latency.toMillis())));
  }

  static Json body(PreparedAnswer answer) {
    ObjectNode body = Json.object();
    body.put("id", answer.id()).put("object", "completion");
    body.put("model", answer.name().model().toString()).put("created_at", CREATED_AT);
    body.put("status", "completed");
    body.putArray("choices").addObject().put("text", answer.text()).put("index", 0);
    Usage usage = answer.usage();
    body.putObject("usage")
        .put("input_tokens", usage.inputTokens())
        .put("output_tokens", usage.outputTokens())
        .put("total_tokens", usage.totalTokens());
    body.putObject("meta")
        .put("provider", answer.name().model().provider())
        .put("provider_model", answer.name().model().name());
    return Json.of(body);
  }

  private static ResponseDefinitionBuilder error(int status, String message) {
    ObjectNode body = Json.object();
    body.put("code", status).put("msg", message).putNull("data");
    return jsonResponse(Json.of(body).compact(), status);
  }

  /**
   * Serves until standard input ends.
   *
   * @param args the directory of the answers, then the port if it is not to be {@value #PORT}
   */
  public static void main(String[] args) throws IOException {
    List<PreparedAnswer> answers = AnswerFile.readAll(Path.of(args[0]));
    int port = args.length > 1 ? Integer.parseInt(args[1]) : PORT;
    try (StandIn service = start(answers, port, Pace.AS_PREPARED)) {
      System.out.println(answers.size() + " answers at " + service.baseUrl());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
