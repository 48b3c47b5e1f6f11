package ai.memories.cassette;

import ai.memories.http.ApiResponse;
import ai.memories.json.Json;
import ai.memories.json.JsonSyntaxException;
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
 * @param body the answer's body
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
    Json body,
    Duration latency,
    Instant recorded) {

  /** What the service changes from answer to equal answer. */
  private static final Set<String> VOLATILE = Set.of("id", "created", "created_at");

  Recording {
    rules = List.copyOf(rules);
  }

  /** The answer as the client reads it. */
  ApiResponse response() {
    return ApiResponse.live(status, contentType, body.compact()).withLatency(latency);
  }

  /**
   * The body of an answer as it is kept, keys sorted. Only JSON that can be compared later is kept:
   * no other text, no half of a character, no number without bounds.
   */
  static Optional<Json> bodyOf(ApiResponse response) {
    try {
      Json body = Json.parse(response.body());
      body.canonical();
      return Optional.of(Json.of(TextLines.join(TextLines.split(body.node()))));
    } catch (JsonSyntaxException | IllegalArgumentException e) {
      return Optional.empty(); // the caller hands it on as an answer that was not kept
    }
  }

  /** Whether another recording says the same but for what changes from answer to answer. */
  boolean sameAnswer(Recording other) {
    return fingerprint.equals(other.fingerprint)
        && take.equals(other.take)
        && rules.equals(other.rules)
        && status == other.status
        && contentType.equals(other.contentType)
        && Json.of(lasting(body.node())).equals(Json.of(lasting(other.body.node())));
  }

  private static JsonNode lasting(JsonNode body) {
    return body instanceof ObjectNode object ? object.deepCopy().remove(VOLATILE) : body;
  }

  /** The tokens the body reports, under whichever names, for those who read the file. */
  Optional<JsonNode> usage() {
    return body.at("/usage").map(Json::node).filter(JsonNode::isObject);
  }
}
