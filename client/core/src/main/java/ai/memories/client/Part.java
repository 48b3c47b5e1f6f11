package ai.memories.client;

/** One piece of a message: a text, or a file the model is to look at. Immutable. */
public sealed interface Part permits TextPart, InputFile {}
