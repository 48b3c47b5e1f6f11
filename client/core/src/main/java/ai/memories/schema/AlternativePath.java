package ai.memories.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.Optional;
import java.util.Set;

/**
 * The way of an evaluation to its first anyOf or oneOf.
 *
 * @param schema the evaluation path up to and with that keyword
 * @param pointer where in the value the alternatives apply
 * @param inside how many elements of the evaluation path lead into one alternative
 */
record AlternativePath(String schema, String pointer, int inside) {
  static final AlternativePath NONE = new AlternativePath("", "", Integer.MAX_VALUE);

  private static final Set<String> ALTERNATIVES = Set.of("anyOf", "oneOf");

  /** Followed by a name that is no keyword. */
  private static final Set<String> NAMED =
      Set.of("properties", "patternProperties", "dependentSchemas", "dependencies");

  /** Lead one step into the value. */
  private static final Set<String> STEPS =
      Set.of(
          "properties",
          "patternProperties",
          "additionalProperties",
          "unevaluatedProperties",
          "items",
          "prefixItems",
          "additionalItems",
          "unevaluatedItems",
          "contains");

  /** The first alternatives on the way of an error, from an element of its evaluation path on. */
  static Optional<AlternativePath> in(Error error, int from) {
    NodePath path = error.getEvaluationPath();
    int steps = 0;
    for (int i = 0; i < path.getNameCount(); i++) {
      String keyword = path.getName(i);
      if (i >= from && ALTERNATIVES.contains(keyword)) {
        return Optional.of(
            new AlternativePath(
                prefix(path, i + 1), prefix(error.getInstanceLocation(), steps), i + 2));
      }
      if (STEPS.contains(keyword)) {
        steps++;
      }
      if (NAMED.contains(keyword) || isIndexed(path, i + 1)) {
        i++;
      }
    }
    return Optional.empty();
  }

  private static boolean isIndexed(NodePath path, int at) {
    return at < path.getNameCount() && path.getElement(at) instanceof Number;
  }

  private static String prefix(NodePath path, int count) {
    var prefix = new StringBuilder();
    for (int i = 0; i < count; i++) {
      prefix.append(Pointer.child("", path.getName(i)));
    }
    return prefix.toString();
  }

  /** Equal for all errors below the same alternatives at the same place of the value. */
  String key() {
    return schema + " " + pointer;
  }

  /** Which alternative an error is about; -1 if it is about the alternatives themselves. */
  int branch(Error error) {
    NodePath path = error.getEvaluationPath();
    return inside <= path.getNameCount() && path.getElement(inside - 1) instanceof Number index
        ? index.intValue()
        : -1;
  }
}
