package ai.memories.http;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** One choice of a stream, put together from its parts. */
final class StreamedChoice {
  private static final Set<String> PARTS = Set.of("text", "delta", "message", "index");

  private final StringBuilder text = new StringBuilder();
  private final ObjectNode members = Json.object();
  private boolean byDeltas;

  StreamedChoice(int index) {
    members.put("index", index);
  }

  /** The documented {@code text} first; a chunk that carries both forms says the same twice. */
  void add(JsonNode part) {
    JsonNode delta = part.path("text").isTextual() ? part.path("text") : content(part, "delta");
    if (delta.isTextual()) {
      byDeltas = true;
      text.append(delta.textValue());
    } else {
      addMessage(content(part, "message").asText(""));
    }
    part.fieldNames()
        .forEachRemaining(
            name -> {
              if (!PARTS.contains(name) && !part.path(name).isNull()) {
                members.set(name, part.path(name));
              }
            });
  }

  /** A message at the end of deltas repeats them; without deltas, messages are the deltas. */
  private void addMessage(String message) {
    if (!byDeltas || !message.contentEquals(text)) {
      text.append(message);
    }
  }

  private static JsonNode content(JsonNode part, String holder) {
    return part.path(holder).path("content");
  }

  boolean isFinished() {
    return !members.path("finish_reason").asText("").isEmpty();
  }

  int length() {
    return text.length();
  }

  String textFrom(int start) {
    return text.substring(start);
  }

  String text() {
    return text.toString();
  }

  ObjectNode json() {
    ObjectNode json = Json.object();
    json.set("index", members.path("index"));
    json.put("text", text());
    return json.setAll(members);
  }
}
