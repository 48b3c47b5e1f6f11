package ai.memories.http;

import java.time.Duration;

/**
 * One event of a streamed answer, as the service sent it.
 *
 * <pre>{@code
 * wire.send(call.streamingTo(event -> log.debug("{}: {}", event.offset(), event.data())));
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param name what its {@code event:} line says, empty without one
 * @param data what its {@code data:} lines say: a chunk in JSON, or {@code [DONE]}
 * @param offset when it came, counted from when the call left for the wire
 */
public record StreamEvent(String name, String data, Duration offset) {
  /** The data of the last event, where the service marks the end. */
  public static final String DONE = "[DONE]";

  /** Whether it says nothing but that all has been said. */
  public boolean isDone() {
    return data.strip().equals(DONE);
  }
}
