package ai.memories.client;

import java.util.ArrayList;
import java.util.List;

/**
 * One turn of a conversation. Immutable.
 *
 * <pre>{@code
 * Message question = Message.user("What is on this picture?", InputFile.local(Path.of("a.png")));
 * }</pre>
 *
 * @param role who speaks
 * @param parts what is said and shown, in this order
 */
public record Message(Role role, List<Part> parts) {

  /**
   * Copies the parts.
   *
   * @throws InvalidRequestException if there are none
   */
  public Message {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new InvalidRequestException(
          "a " + role.word() + " message has no parts: give it a text or a file");
    }
  }

  /** A system message. */
  public static Message system(String text) {
    return new Message(Role.SYSTEM, List.of(new TextPart(text)));
  }

  /** A user message: a text, then any files or further texts. */
  public static Message user(String text, Part... parts) {
    List<Part> all = new ArrayList<>(parts.length + 1);
    all.add(new TextPart(text));
    all.addAll(List.of(parts));
    return new Message(Role.USER, all);
  }

  /** An earlier answer of the model. */
  public static Message assistant(String text) {
    return new Message(Role.ASSISTANT, List.of(new TextPart(text)));
  }
}
