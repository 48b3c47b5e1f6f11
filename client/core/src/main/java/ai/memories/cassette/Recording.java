package ai.memories.cassette;

import ai.memories.http.ApiResponse;
import ai.memories.http.StreamEvent;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One question and its answer, as kept in one file.
 *
 * @param fingerprint of the question
 * @param take which of its answers this is
 * @param rules the match rules that changed something in the request
 * @param request the question's normal form
 * @param status the answer's HTTP status
 * @param contentType the answer's content type
 * @param answer what it says
 * @param latency from sending to the last byte
 * @param recorded when, to the second
 */
record Recording(
    Fingerprint fingerprint,
    Take take,
    List<String> rules,
    Json request,
    int status,
    String contentType,
    KeptAnswer answer,
    Duration latency,
    Instant recorded) {

  /** What the service changes from answer to equal answer. */
  private static final Set<String> VOLATILE = Set.of("id", "created", "created_at");

  Recording {
    rules = List.copyOf(rules);
  }

  /** The answer's body. */
  Json body() {
    return answer.body();
  }

  /** The answer as the client reads it. */
  ApiResponse response() {
    ApiResponse whole =
        ApiResponse.live(status, contentType, body().compact()).withLatency(latency);
    return answer.events().isEmpty() ? whole : whole.withEvents(answer.events());
  }

  /** Whether another recording says the same but for what changes from answer to answer. */
  boolean sameAnswer(Recording other) {
    return fingerprint.equals(other.fingerprint)
        && take.equals(other.take)
        && rules.equals(other.rules)
        && status == other.status
        && contentType.equals(other.contentType)
        && lasting(body()).equals(lasting(other.body()))
        && lastingEvents().equals(other.lastingEvents());
  }

  /** The events without their times. */
  private List<List<Object>> lastingEvents() {
    return answer.events().stream()
        .map(event -> List.of(event.name(), event.isDone() ? event.data() : lasting(event)))
        .toList();
  }

  private static Json lasting(StreamEvent event) {
    return lasting(Json.parse(event.data()));
  }

  private static Json lasting(Json body) {
    return body.node() instanceof ObjectNode object
        ? Json.of(object.deepCopy().remove(VOLATILE))
        : body;
  }

  /** The tokens the body reports, under whichever names, for those who read the file. */
  Optional<JsonNode> usage() {
    return body().at("/usage").map(Json::node).filter(JsonNode::isObject);
  }
}
