package ai.memories.typed;

import ai.memories.typed.RecordShape.Part;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Finds the shapes in a record, and everything in it that has none. */
final class Shapes {
  private static final Shape NONE = new ListShape(new EnumShape(List.of(), ""));

  private static final String KINDS =
      "known are String, boolean, int, long, float, double, BigInteger, BigDecimal, LocalDate,"
          + " OffsetDateTime, Instant, enums, records, List and Optional of these";

  private final List<String> problems = new ArrayList<>();
  private final Deque<Class<?>> around = new ArrayDeque<>();

  private Shapes() {}

  static RecordShape of(Class<?> type) {
    var shapes = new Shapes();
    Shape shape = shapes.ofRecord(type, type.getSimpleName());
    if (!shapes.problems.isEmpty() || !(shape instanceof RecordShape found)) {
      throw new AnswerTypeException(type, shapes.problems);
    }
    return found;
  }

  private Shape ofRecord(Class<?> type, String place) {
    if (around.contains(type)) {
      return problem(place, "refers to itself, and a schema cannot: flatten it into a list");
    }
    if (type.getRecordComponents().length == 0) {
      return problem(place, "is a record without components, which the service refuses");
    }
    around.push(type);
    List<Part> parts = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      parts.add(part(component, place + "." + component.getName()));
    }
    around.pop();
    return record(type, parts, place);
  }

  private Shape record(Class<?> type, List<Part> parts, String place) {
    Class<?>[] arguments =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(arguments);
      constructor.setAccessible(true);
      return new RecordShape(constructor, description(type), List.copyOf(parts));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("a record without its canonical constructor", e);
    } catch (InaccessibleObjectException e) {
      return problem(
          place, "cannot be constructed: open its package, or make record and package public");
    }
  }

  private Part part(RecordComponent component, String place) {
    Shape shape = ofType(component.getAnnotatedType(), place);
    boolean marked = isNullable(component) && !(shape instanceof MaybeShape);
    if (component.getType().isPrimitive() && (marked || isNullable(component.getAnnotatedType()))) {
      shape = problem(place, "is primitive and cannot be null: use its boxed type");
    }
    return new Part(
        component.getName(), description(component), marked ? MaybeShape.nullable(shape) : shape);
  }

  private Shape ofType(AnnotatedType type, String place) {
    if (type instanceof AnnotatedParameterizedType generic) {
      return maybe(type, ofGeneric(generic, place));
    }
    return type.getType() instanceof Class<?> plain
        ? maybe(type, ofClass(plain, place))
        : problem(place, "has the type " + type.getType().getTypeName() + "; " + KINDS);
  }

  private Shape ofGeneric(AnnotatedParameterizedType type, String place) {
    Type raw = ((ParameterizedType) type.getType()).getRawType();
    AnnotatedType argument = type.getAnnotatedActualTypeArguments()[0];
    if (raw == List.class) {
      return new ListShape(ofType(argument, place + "[]"));
    }
    if (raw == Optional.class) {
      Shape inner = ofType(argument, place);
      return inner instanceof MaybeShape
          ? problem(place, "may be absent in two ways: keep one Optional or Nullable")
          : MaybeShape.optional(inner);
    }
    return problem(place, "has the type " + type.getType().getTypeName() + "; " + KINDS);
  }

  private Shape ofClass(Class<?> type, String place) {
    if (type.isRecord()) {
      return ofRecord(type, place);
    }
    if (type.isEnum()) {
      return new EnumShape(
          Arrays.stream(type.getEnumConstants()).map(constant -> (Enum<?>) constant).toList(),
          description(type));
    }
    Optional<? extends Shape> simple = Scalar.of(type);
    return simple.isPresent()
        ? simple.get()
        : MaybeShape.ofPrimitive(type)
            .map(Shape.class::cast)
            .orElseGet(() -> problem(place, "has the type " + type.getSimpleName() + "; " + KINDS));
  }

  private static Shape maybe(AnnotatedType type, Shape shape) {
    return isNullable(type) && !(shape instanceof MaybeShape) ? MaybeShape.nullable(shape) : shape;
  }

  /** By its name alone: there are a dozen of them, and none is ours. */
  private static boolean isNullable(AnnotatedElement element) {
    return Arrays.stream(element.getAnnotations())
        .anyMatch(annotation -> annotation.annotationType().getSimpleName().equals("Nullable"));
  }

  private static String description(AnnotatedElement element) {
    Description description = element.getAnnotation(Description.class);
    return description == null ? "" : description.value();
  }

  private Shape problem(String place, String words) {
    problems.add(place + " " + words);
    return NONE;
  }
}
