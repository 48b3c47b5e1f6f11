package ai.memories.client;

/**
 * A piece of text in a message.
 *
 * <pre>{@code
 * Message.user("What differs?", first, new TextPart("and"), second);
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param text what is said; may be empty, and is sent exactly as it stands
 */
public record TextPart(String text) implements Part {}
