package ai.memories.typed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value that may be null, and as a property absent.
 *
 * @param present the shape of the value that is there
 * @param some makes the Java value of one that is there
 * @param none the Java value of one that is not
 */
record MaybeShape(Shape present, Function<Object, Object> some, @Nullable Object none)
    implements Shape {

  static MaybeShape nullable(Shape present) {
    return new MaybeShape(present, value -> value, null);
  }

  static MaybeShape optional(Shape present) {
    return new MaybeShape(present, Optional::of, Optional.empty());
  }

  /** The shape of {@code OptionalInt} and its kind. */
  static Optional<MaybeShape> ofPrimitive(Class<?> type) {
    if (type == OptionalInt.class) {
      return Scalar.of(int.class)
          .map(s -> new MaybeShape(s, v -> OptionalInt.of((Integer) v), OptionalInt.empty()));
    }
    if (type == OptionalLong.class) {
      return Scalar.of(long.class)
          .map(s -> new MaybeShape(s, v -> OptionalLong.of((Long) v), OptionalLong.empty()));
    }
    return type == OptionalDouble.class
        ? Scalar.of(double.class)
            .map(s -> new MaybeShape(s, v -> OptionalDouble.of((Double) v), OptionalDouble.empty()))
        : Optional.empty();
  }

  @Override
  public ObjectNode schema() {
    return present.schema().put("nullable", true);
  }

  @Override
  public @Nullable Object read(JsonNode value, String pointer) throws UnreadableException {
    if (value.isNull() || value.isMissingNode()) {
      return none;
    }
    Object read = present.read(value, pointer);
    return read == null ? none : some.apply(read);
  }
}
