package ai.memories.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What an error body says, whichever of the service's four forms it has:
 *
 * <ul>
 *   <li>{@code {"status":"errored","choices":[],"error":{"code","message"}}}
 *   <li>{@code {"code":"0429","msg":…,"success":false,"failed":true}}
 *   <li>{@code {"code":429,"msg":…,"data":null}}
 *   <li>OpenAI's {@code {"error":{"message","type","code"}}}
 * </ul>
 *
 * <p>Any of them may come with HTTP 200.
 *
 * @param code as the body spells it, empty where it names none
 * @param message the service's words, empty where there are none
 * @param errored whether the body says that the model, not the request, failed
 */
record ErrorForm(String code, String message, boolean errored) {

  /** The one word that is not a failure; also what an answer without a status is taken to say. */
  private static final String COMPLETED = "completed";

  /** The words that a chunk of a stream fails with; others only say that it is under way. */
  private static final Set<String> FAILED = Set.of("errored", "error", "failed", "cancelled");

  /** With the words that a caller allows besides. */
  static Optional<ErrorForm> in(JsonNode body, Set<String> allowed) {
    return in(body, status -> status.equals(COMPLETED) || allowed.contains(status));
  }

  /** In a part of an answer, which is not completed and no failure for that. */
  static Optional<ErrorForm> inChunk(JsonNode chunk) {
    return in(chunk, status -> !FAILED.contains(status));
  }

  private static Optional<ErrorForm> in(JsonNode body, Predicate<String> fine) {
    if (!body.isObject()) {
      return Optional.empty();
    }
    String status = body.path("status").asText(COMPLETED);
    JsonNode error = body.path("error");
    if (error.isObject() && !error.isEmpty()) {
      return Optional.of(ofObject(error, body, !fine.test(status)));
    }
    if (error.isTextual() && !error.textValue().isEmpty()) {
      return Optional.of(new ErrorForm(code(body), error.textValue(), false));
    }
    if (failed(body)) {
      return Optional.of(new ErrorForm(code(body), words(body), false));
    }
    return fine.test(status)
        ? Optional.empty()
        : Optional.of(new ErrorForm(code(body), "the status is \"" + status + "\"", true));
  }

  private static ErrorForm ofObject(JsonNode error, JsonNode body, boolean errored) {
    String code = first(code(error), error.path("type").asText(""), code(body));
    return new ErrorForm(code, first(words(error), words(body), error.toString()), errored);
  }

  private static boolean failed(JsonNode body) {
    boolean says = !body.path("success").asBoolean(true) || body.path("failed").asBoolean(false);
    return says || (!body.has("choices") && body.has("code") && body.has("msg"));
  }

  private static String code(JsonNode node) {
    JsonNode code = node.path("code");
    return code.isValueNode() && !code.isNull() ? code.asText() : "";
  }

  private static String words(JsonNode node) {
    return first(
        node.path("message").asText(""),
        node.path("msg").asText(""),
        node.path("detail").asText(""));
  }

  private static String first(String... texts) {
    for (String text : texts) {
      if (!text.isBlank()) {
        return text;
      }
    }
    return "";
  }
}
