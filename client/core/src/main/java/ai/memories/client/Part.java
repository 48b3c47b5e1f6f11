package ai.memories.client;

/**
 * One piece of a message: a text, or a file the model is to look at. Immutable.
 *
 * <pre>{@code
 * Message.user("What is it?", InputFile.local(Path.of("a.png")), new TextPart("In one word."));
 * }</pre>
 */
public sealed interface Part permits TextPart, InputFile {}
