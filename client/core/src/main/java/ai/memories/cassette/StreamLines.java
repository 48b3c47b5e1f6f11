package ai.memories.cassette;

import ai.memories.http.StreamEvent;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the events of a stream beside the body they add up to. A version that does not know them
 * reads the body.
 */
final class StreamLines {
  private static final String EVENTS = "events";

  private StreamLines() {}

  static void write(List<StreamEvent> events, ObjectNode response) {
    if (events.isEmpty()) {
      return;
    }
    ArrayNode lines = response.putArray(EVENTS);
    for (StreamEvent event : events) {
      ObjectNode line = lines.addObject().put("offsetMs", event.offset().toMillis());
      if (!event.name().isEmpty()) {
        line.put("name", event.name());
      }
      line.set("data", data(event));
    }
  }

  private static JsonNode data(StreamEvent event) {
    return event.isDone()
        ? Json.nodes().textNode(StreamEvent.DONE)
        : TextLines.split(Json.parse(event.data()).node());
  }

  static List<StreamEvent> read(JsonNode response) {
    List<StreamEvent> events = new ArrayList<>();
    JsonNode lines = response.path(EVENTS);
    for (int i = 0; i < lines.size(); i++) {
      JsonNode line = lines.get(i);
      events.add(
          new StreamEvent(
              line.path("name").asText(""),
              data(line.path("data")),
              Duration.ofMillis(line.path("offsetMs").asLong())));
    }
    return events;
  }

  private static String data(JsonNode data) {
    return data.asText("").equals(StreamEvent.DONE)
        ? StreamEvent.DONE
        : Json.of(TextLines.join(data)).compact();
  }
}
