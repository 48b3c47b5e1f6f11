package ai.memories.junit;

import ai.memories.cassette.Slug;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Which tests of a class have run: recordings may only be called unused, or replaced, when all that
 * could use them has. Lives in the store of the class. Thread-safe.
 */
final class ClassWatch {

  /** What came of a method so far. */
  private static final class Runs {
    int passed;
    boolean failed;
    int expected;
  }

  private final Map<Method, Runs> methods = new HashMap<>();

  private ClassWatch() {}

  static ClassWatch of(ExtensionContext context) {
    ExtensionContext at = TestClasses.classContext(context);
    return at.getStore(TestRun.NAMESPACE)
        .getOrComputeIfAbsent(
            List.of(ClassWatch.class, at.getUniqueId()), key -> new ClassWatch(), ClassWatch.class);
  }

  synchronized void ended(ExtensionContext context, boolean passed) {
    Runs runs = methods.computeIfAbsent(context.getRequiredTestMethod(), m -> new Runs());
    runs.passed += passed ? 1 : 0;
    runs.failed |= !passed;
    runs.expected = expected(context);
  }

  /** How often a method runs in full; 0 where only JUnit knows. */
  private static int expected(ExtensionContext context) {
    if (context
        .getTestMethod()
        .filter(m -> AnnotationSupport.isAnnotated(m, Test.class))
        .isPresent()) {
      return 1;
    }
    int repetitions = Invocation.repetitions(context);
    return Template.around(context).map(Template::size).orElse(repetitions > 1 ? repetitions : 0);
  }

  /** Whether every test method of the class has run, as far as one can see. */
  synchronized boolean complete(Class<?> type) {
    return tests(type).stream()
        .allMatch(
            method -> {
              Runs runs = methods.get(method);
              return runs != null && !runs.failed && runs.passed >= runs.expected;
            });
  }

  /** The slugs whose tests have all run and passed: what they did not use, nobody does. */
  synchronized Set<String> settled(Class<?> type) {
    return tests(type).stream()
        .collect(Collectors.groupingBy(method -> Slug.of(method.getName())))
        .entrySet()
        .stream()
        .filter(entry -> entry.getValue().stream().allMatch(this::isSettled))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private boolean isSettled(Method method) {
    Runs runs = methods.get(method);
    return runs != null && !runs.failed && runs.expected > 0 && runs.passed >= runs.expected;
  }

  private static List<Method> tests(Class<?> type) {
    return ReflectionSupport.findMethods(
        type,
        method -> AnnotationSupport.isAnnotated(method, Testable.class),
        HierarchyTraversalMode.TOP_DOWN);
  }
}
