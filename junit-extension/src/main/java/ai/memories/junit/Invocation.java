package ai.memories.junit;

import ai.memories.ModelId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Which run of its method a test is. */
final class Invocation {
  /** JUnit tells it to nobody but in the id. */
  private static final Pattern INDEX = Pattern.compile("\\[test-template-invocation:#(\\d+)]$");

  private Invocation() {}

  /** The runs of a method that is the test itself: for each model all samples. */
  static List<Sample> samples(List<ModelId> models, int total) {
    return models.stream()
        .flatMap(
            model ->
                IntStream.rangeClosed(1, total).mapToObj(index -> new Sample(model, index, total)))
        .toList();
  }

  /** From 1; empty for a test that runs once. */
  static Optional<Integer> index(ExtensionContext context) {
    Matcher matcher = INDEX.matcher(context.getUniqueId());
    return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }

  /** How often a {@code @RepeatedTest} runs; 1 for all others. */
  static int repetitions(ExtensionContext context) {
    return context
        .getTestMethod()
        .flatMap(method -> AnnotationSupport.findAnnotation(method, RepeatedTest.class))
        .map(RepeatedTest::value)
        .orElse(1);
  }
}
