package ai.memories.junit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The classes a test is in. */
final class TestClasses {
  private TestClasses() {}

  /** The test's class and the classes it is nested in as a test, the outermost first. */
  static List<Class<?>> around(ExtensionContext context) {
    List<Class<?>> classes = new ArrayList<>();
    for (Optional<ExtensionContext> at = Optional.of(context);
        at.isPresent();
        at = at.get().getParent()) {
      at.get().getTestClass().filter(c -> !classes.contains(c)).ifPresent(classes::add);
    }
    Collections.reverse(classes);
    return classes;
  }

  /** A class and its superclasses, the farthest first. */
  static List<Class<?>> lineage(Class<?> type) {
    List<Class<?>> classes = new ArrayList<>();
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      classes.add(c);
    }
    Collections.reverse(classes);
    return classes;
  }

  /** The context of the innermost class. */
  static ExtensionContext classContext(ExtensionContext context) {
    ExtensionContext at = context;
    while (at.getTestMethod().isPresent() && at.getParent().isPresent()) {
      at = at.getParent().get();
    }
    return at;
  }

  /** The context of the test method with all its invocations. */
  static ExtensionContext methodContext(ExtensionContext context) {
    ExtensionContext at = context;
    while (at.getParent().flatMap(ExtensionContext::getTestMethod).isPresent()) {
      at = at.getParent().get();
    }
    return at;
  }

  /** The class as people write it, with its nesting: {@code InvoiceTest$German}. */
  static String name(Class<?> type) {
    String packageName = type.getPackageName();
    return packageName.isEmpty()
        ? type.getName()
        : type.getName().substring(packageName.length() + 1);
  }
}
