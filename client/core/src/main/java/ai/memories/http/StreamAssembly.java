package ai.memories.http;

import ai.memories.json.Json;
import ai.memories.json.JsonSyntaxException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts the events of a stream together into the answer they are parts of. Not thread-safe.
 *
 * <pre>{@code
 * var assembly = new StreamAssembly();
 * events.forEach(event -> show(assembly.add(event)));
 * assembly.isComplete();
 * assembly.body(); // as if it had not been streamed
 * }</pre>
 */
public final class StreamAssembly {
  private final ObjectNode members = Json.object();
  private final Map<Integer, StreamedChoice> choices = new TreeMap<>();
  private @Nullable StreamedChoice first;
  private int chunks;
  private boolean unfinishedBefore;
  private boolean complete;

  /** A stream of which nothing has come yet. */
  public StreamAssembly() {}

  /**
   * Takes the next event.
   *
   * @return what it adds to the text of the first choice; may be empty
   * @throws JsonSyntaxException if it is neither JSON nor {@code [DONE]}
   */
  public String add(StreamEvent event) {
    if (event.isDone()) {
      complete = true;
      return "";
    }
    JsonNode chunk = Json.parse(event.data()).node();
    chunks++;
    int before = first == null ? 0 : first.length();
    boolean whole = false;
    int position = 0;
    for (JsonNode choice : chunk.path("choices")) {
      int index = choice.path("index").asInt(position++);
      StreamedChoice streamed = choices.computeIfAbsent(index, StreamedChoice::new);
      first = index == 0 ? streamed : first;
      streamed.add(choice);
      complete |= streamed.isFinished();
      whole |= choice.has("message");
    }
    status(chunk.path("status").asText(""), whole);
    merge(chunk);
    return first == null ? "" : first.textFrom(before);
  }

  /**
   * "completed" in every chunk says nothing; it is a mark where the chunks before did not say so.
   */
  private void status(String status, boolean whole) {
    if (status.equals("completed")) {
      complete |= unfinishedBefore || (whole && chunks == 1);
    } else {
      unfinishedBefore = true;
    }
  }

  private void merge(JsonNode chunk) {
    chunk
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!name.equals("choices") && !chunk.path(name).isNull()) {
                members.set(name, chunk.path(name));
              }
            });
  }

  /** Whether a mark of the end has come: {@code [DONE]}, a finish reason, a status that turned. */
  public boolean isComplete() {
    return complete;
  }

  /** What the first choice says so far. */
  public String text() {
    return first == null ? "" : first.text();
  }

  /** The answer so far, in the form of one that is not streamed. */
  public String body() {
    ObjectNode body = members.deepCopy();
    if (complete && body.has("status")) {
      body.put("status", "completed"); // the last chunk may still say that it is under way
    }
    ArrayNode list = body.putArray("choices");
    choices.values().forEach(choice -> list.add(choice.json()));
    return Json.of(body).compact();
  }
}
