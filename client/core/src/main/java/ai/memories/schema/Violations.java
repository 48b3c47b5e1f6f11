package ai.memories.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The validator's errors as violations in our words. */
final class Violations {
  private Violations() {}

  /** One for each fault; alternatives that all failed become one, or the one that was meant. */
  static List<SchemaViolation> of(List<Error> errors) {
    return Alternatives.explain(withoutFollowUps(errors), 0).stream().distinct().toList();
  }

  static List<SchemaViolation> flat(List<Error> errors) {
    return errors.stream().map(Violations::of).distinct().toList();
  }

  static SchemaViolation of(Error error) {
    return new SchemaViolation(pointer(error), Wording.of(error));
  }

  /** A value of the wrong type also misses the enum: that says nothing new. */
  private static List<Error> withoutFollowUps(List<Error> errors) {
    if (errors.size() < 2) {
      return errors;
    }
    Set<String> wrongTypes = new HashSet<>();
    errors.stream().filter(Violations::isType).map(Violations::place).forEach(wrongTypes::add);
    return errors.stream().filter(e -> isType(e) || !wrongTypes.contains(place(e))).toList();
  }

  static boolean isType(Error error) {
    return "type".equals(error.getKeyword());
  }

  private static String place(Error error) {
    NodePath schema = error.getEvaluationPath().getParent();
    return schema + " " + error.getInstanceLocation();
  }

  private static String pointer(Error error) {
    String object = error.getInstanceLocation().toString();
    return switch (error.getKeyword()) {
      case "additionalProperties", "unevaluatedProperties", "propertyNames" ->
          error.getProperty() == null ? object : Pointer.child(object, error.getProperty());
      default -> object;
    };
  }
}
