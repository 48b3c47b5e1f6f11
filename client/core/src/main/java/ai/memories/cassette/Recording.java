package ai.memories.cassette;

import ai.memories.http.ApiResponse;
import ai.memories.json.Json;
import ai.memories.json.JsonSyntaxException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One question and its answer, as kept in one file.
 *
 * @param fingerprint of the question
 * @param sample which sample of the question, from 1
 * @param request the question's normal form
 * @param status the answer's HTTP status
 * @param contentType the answer's content type
 * @param body the answer's body
 * @param latency from sending to the last byte
 * @param recorded when, to the second
 */
record Recording(
    Fingerprint fingerprint,
    int sample,
    Json request,
    int status,
    String contentType,
    Json body,
    Duration latency,
    Instant recorded) {

  /** What the service changes from answer to equal answer. */
  private static final Set<String> VOLATILE = Set.of("id", "created", "created_at");

  /** The answer as the client reads it. */
  ApiResponse response() {
    return ApiResponse.live(status, contentType, body.compact()).withLatency(latency);
  }

  /** The body of an answer as JSON, if it is JSON: only such a body is kept. */
  static Optional<Json> bodyOf(ApiResponse response) {
    try {
      return Optional.of(Json.parse(response.body()));
    } catch (JsonSyntaxException e) {
      return Optional.empty(); // the caller says that it cannot be recorded
    }
  }

  /** Whether another recording says the same but for what changes from answer to answer. */
  boolean sameAnswer(Recording other) {
    return fingerprint.equals(other.fingerprint)
        && sample == other.sample
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
