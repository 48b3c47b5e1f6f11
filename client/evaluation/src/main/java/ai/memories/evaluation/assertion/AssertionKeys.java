package ai.memories.evaluation.assertion;

import ai.memories.evaluation.assertion.AssertionTypes.TypeName;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.problem.Suggestion;
import ai.memories.evaluation.source.Located;
import java.util.Set;
import java.util.TreeSet;

/** The keys an assertion of a type may have. */
final class AssertionKeys {
  /** What every assertion may have; no type sees them. */
  static final Set<String> COMMON = Set.of("type", "weight", "metric");

  static final Set<String> OF_A_SET = Set.of("assert", "threshold");

  private final TypeName type;
  private final Set<String> own;

  AssertionKeys(TypeName type, Set<String> own) {
    this.type = type;
    this.own = own;
  }

  /** Reports each key the type does not know. */
  void check(Located assertion, Problems problems) {
    assertion
        .json()
        .node()
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!own.contains(key) && !COMMON.contains(key)) {
                String pointer = JsonTemplate.child("", key);
                problems.error(assertion.keyLocation(pointer), unknown(key));
              }
            });
  }

  private String unknown(String key) {
    Set<String> known = new TreeSet<>(own);
    known.addAll(COMMON);
    return Suggestion.nearest(key, known)
        .map(near -> "unknown key \"%s\"; did you mean \"%s\"?".formatted(key, near))
        .orElseGet(
            () ->
                "%s has no key \"%s\"; it has %s"
                    .formatted(type.written(), key, String.join(", ", known)));
  }

  /** What to say of an assertion that has no type. */
  static String missingType(Located assertion) {
    Set<String> keys = new TreeSet<>();
    assertion.json().node().fieldNames().forEachRemaining(keys::add);
    return Suggestion.nearest("type", keys)
        .map(key -> "unknown key \"" + key + "\"; did you mean \"type\"?")
        .orElse("the assertion has no type: key");
  }
}
