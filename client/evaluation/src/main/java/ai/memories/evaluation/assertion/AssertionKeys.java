package ai.memories.evaluation.assertion;

import ai.memories.evaluation.assertion.AssertionTypes.TypeName;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.problem.Suggestion;
import ai.memories.evaluation.source.Located;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys an assertion of a type may have. */
final class AssertionKeys {
  /** What every assertion may have; no type sees them. */
  static final Set<String> COMMON = Set.of("type", "weight", "metric", "transform");

  /** What the engine reads where a grader is asked; its texts are templates of its own. */
  static final Set<String> OF_GRADERS = Set.of("provider", "rubricPrompt");

  /** What no type sees. */
  static final Set<String> RESERVED =
      Stream.of(COMMON, OF_GRADERS).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

  /** What promptfoo's assertions have besides, with the edit to make. */
  private static final Map<String, String> REFUSED =
      Map.of(
          "config", "it is for code, and a suite runs none; remove it",
          "contextTransform", "write the context into the value of an llm-rubric");

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
              if (!own.contains(key) && !isCommon(key)) {
                String pointer = JsonTemplate.child("", key);
                problems.error(assertion.keyLocation(pointer), unknown(key));
              }
            });
  }

  /** In a set each of the members may have a transform. */
  private boolean isCommon(String key) {
    return COMMON.contains(key) && !(type.isSet() && key.equals("transform"));
  }

  private String unknown(String key) {
    String edit = REFUSED.get(key);
    if (edit != null) {
      return "\"" + key + "\" of an assertion is not supported: " + edit;
    }
    Set<String> known = new TreeSet<>(own);
    COMMON.stream().filter(this::isCommon).forEach(known::add);
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
