package ai.memories.typed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** One Java type in an answer: how the model is told of it, and how it is read back. */
sealed interface Shape permits Scalar, EnumShape, ListShape, MaybeShape, RecordShape {

  /** A new node that describes it in the Gemini dialect. */
  ObjectNode schema();

  /** The Java value of a JSON value that has been validated. */
  @Nullable Object read(JsonNode value, String pointer) throws UnreadableException;
}
