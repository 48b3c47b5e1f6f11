package ai.memories.client;

import java.util.Locale;

/**
 * Who speaks in a message.
 *
 * <pre>{@code
 * new Message(Role.ASSISTANT, List.of(new TextPart("It is Paris.")));
 * }</pre>
 *
 * <p>Immutable.
 */
public enum Role {
  /** Sets the rules of the conversation. */
  SYSTEM,
  /** Asks. */
  USER,
  /** What the model has answered before, or is made to believe it has. */
  ASSISTANT;

  /** The word on the wire, such as {@code user}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
