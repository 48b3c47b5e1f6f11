package ai.memories.typed;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A type without parts.
 *
 * @param type the type in the dialect
 * @param format its format, empty where there is none
 * @param reader makes the Java value; may throw what its Java type throws
 */
record Scalar(String type, String format, Function<JsonNode, Object> reader) implements Shape {
  private static final Map<Class<?>, Scalar> BY_CLASS = new HashMap<>();

  static {
    BY_CLASS.put(String.class, new Scalar("STRING", "", JsonNode::textValue));
    BY_CLASS.put(LocalDate.class, text("date", LocalDate::parse));
    BY_CLASS.put(OffsetDateTime.class, text("date-time", OffsetDateTime::parse));
    BY_CLASS.put(Instant.class, text("date-time", t -> OffsetDateTime.parse(t).toInstant()));
    BY_CLASS.put(BigDecimal.class, new Scalar("NUMBER", "", JsonNode::decimalValue));
    BY_CLASS.put(BigInteger.class, integer("", BigDecimal::toBigIntegerExact));
    both(boolean.class, Boolean.class, new Scalar("BOOLEAN", "", JsonNode::booleanValue));
    both(int.class, Integer.class, integer("int32", BigDecimal::intValueExact));
    both(long.class, Long.class, integer("int64", BigDecimal::longValueExact));
    both(float.class, Float.class, new Scalar("NUMBER", "float", Scalar::finiteFloat));
    both(double.class, Double.class, new Scalar("NUMBER", "double", Scalar::finiteDouble));
  }

  static Optional<Scalar> of(Class<?> type) {
    return Optional.ofNullable(BY_CLASS.get(type));
  }

  private static void both(Class<?> primitive, Class<?> boxed, Scalar scalar) {
    BY_CLASS.put(primitive, scalar);
    BY_CLASS.put(boxed, scalar);
  }

  private static Scalar text(String format, Function<String, Object> parser) {
    return new Scalar("STRING", format, value -> parser.apply(value.textValue()));
  }

  private static Scalar integer(String format, Function<BigDecimal, Object> exact) {
    return new Scalar("INTEGER", format, value -> exact.apply(value.decimalValue()));
  }

  private static Object finiteDouble(JsonNode value) {
    double number = value.doubleValue();
    if (!Double.isFinite(number)) {
      throw new ArithmeticException("too large for a double");
    }
    return number;
  }

  private static Object finiteFloat(JsonNode value) {
    float number = value.floatValue();
    if (!Float.isFinite(number)) {
      throw new ArithmeticException("too large for a float");
    }
    return number;
  }

  @Override
  public ObjectNode schema() {
    ObjectNode schema = Json.object().put("type", type);
    return format.isEmpty() ? schema : schema.put("format", format);
  }

  @Override
  public Object read(JsonNode value, String pointer) throws UnreadableException {
    try {
      return reader.apply(value);
    } catch (DateTimeException | ArithmeticException e) {
      throw new UnreadableException(pointer, e.getMessage() + ": " + Json.of(value).compact());
    }
  }
}
