package ai.memories.typed;

import ai.memories.json.Json;
import ai.memories.schema.ResponseSchema;
import ai.memories.schema.SchemaChecks;
import ai.memories.schema.SchemaViolation;
import java.util.List;

/**
 * A record as the type of an answer: the responseSchema that asks for it, and the reading of what
 * comes back.
 *
 * <pre>{@code
 * record Line(String article, int quantity) {}
 *
 * record Invoice(@Description("with tax") BigDecimal total, List<Line> lines, Optional<LocalDate> due) {}
 *
 * AnswerType<Invoice> type = AnswerType.of(Invoice.class);
 * type.schema();      // the request then asks for exactly these properties, in this order
 * type.read(Json.parse("{\"total\": 119, \"lines\": []}")).total();
 * }</pre>
 *
 * <p>A component may be a text, a number, a boolean, an enum, a date or instant, a list, a further
 * record; in an {@code Optional}, or under any annotation named {@code Nullable}, it may be absent
 * or null. The properties keep the order of the components. Immutable and thread-safe.
 *
 * @param <T> the record
 */
public final class AnswerType<T extends Record> {
  /** What a class is once, it is for ever; and unlike a map this keeps no class loaded. */
  private static final ClassValue<RecordShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          return Shapes.of(type);
        }
      };

  private final Class<T> type;
  private final RecordShape shape;
  private final ResponseSchema schema;

  private AnswerType(Class<T> type, RecordShape shape) {
    this.type = type;
    this.shape = shape;
    // a number too large for an int is a violation, not something to find while reading
    SchemaChecks checks = SchemaChecks.standard().withFormats(true);
    this.schema = ResponseSchema.of(Json.of(shape.schema())).checking(checks);
  }

  /**
   * The type that a record stands for.
   *
   * @throws AnswerTypeException with everything in the record that has no place in a schema
   */
  public static <T extends Record> AnswerType<T> of(Class<T> type) {
    return new AnswerType<>(type, SHAPES.get(type));
  }

  /** The schema that asks for it; the formats int32, int64, date and date-time are asserted. */
  public ResponseSchema schema() {
    return schema;
  }

  /**
   * Validates a value and reads it; properties that the record does not have are passed over.
   *
   * @throws AnswerMismatchException with every place that does not fit
   */
  public T read(Json value) {
    List<SchemaViolation> violations = schema.validate(value);
    if (!violations.isEmpty()) {
      throw new AnswerMismatchException(type, violations);
    }
    try {
      return type.cast(shape.read(value.node(), ""));
    } catch (UnreadableException e) {
      throw new AnswerMismatchException(type, List.of(e.violation()));
    }
  }

  @Override
  public String toString() {
    return type.getSimpleName();
  }
}
