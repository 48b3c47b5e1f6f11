package ai.memories.junit;

import ai.memories.cassette.Mode;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** What annotations say for a class and for a method, the nearer over the farther. */
final class Declarations {
  private Declarations() {}

  /** What counts in a class: its own annotation over those of the classes around it. */
  static Attributes ofClass(ExtensionContext context) {
    ExtensionContext at = TestClasses.classContext(context);
    return at.getStore(TestRun.NAMESPACE)
        .getOrComputeIfAbsent(
            List.of(Attributes.class, at.getUniqueId()), key -> read(at), Attributes.class);
  }

  private static Attributes read(ExtensionContext context) {
    Attributes attributes = Attributes.NONE;
    for (Class<?> type : TestClasses.around(context)) {
      attributes = ofLineage(type).over(attributes);
    }
    return attributes;
  }

  /** What counts for a test, or for a class outside of its tests. */
  static Attributes of(ExtensionContext context) {
    return context
        .getTestMethod()
        .map(method -> ofMethod(method).over(ofClass(context)))
        .orElseGet(() -> ofClass(context));
  }

  /** What stands on a method itself; nothing where it is no test of ours. */
  static Attributes ofMethod(Method method) {
    return find(method)
        .map(annotation -> AttributeReader.read(annotation, place(method)))
        .orElse(Attributes.NONE);
  }

  static Optional<MemoriesTest> find(AnnotatedElement element) {
    return AnnotationSupport.findAnnotation(element, MemoriesTest.class);
  }

  static String place(Method method) {
    return TestClasses.name(method.getDeclaringClass()) + "." + method.getName();
  }

  private static Attributes ofLineage(Class<?> type) {
    Attributes attributes = Attributes.NONE;
    Optional<MemoriesTest> inherited = Optional.empty();
    for (Class<?> ancestor : TestClasses.lineage(type)) {
      Optional<MemoriesTest> found = find(ancestor);
      if (found.isPresent() && !found.equals(inherited)) {
        refuseInterface(ancestor, found.get());
        Attributes own = AttributeReader.read(found.get(), TestClasses.name(ancestor));
        refuseTwoModes(attributes, own);
        attributes = own.over(attributes).within(attributes.limits());
      }
      inherited = found;
    }
    Optional<Attributes> told = Registered.on(type);
    return told.isPresent() ? attributes.over(told.get()).within(told.get().limits()) : attributes;
  }

  /** Annotations of interfaces would count in no order. */
  private static void refuseInterface(Class<?> type, MemoriesTest found) {
    for (Class<?> implemented : type.getInterfaces()) {
      if (find(implemented).filter(found::equals).isPresent()
          && type.getDeclaredAnnotation(MemoriesTest.class) == null) {
        throw new ExtensionConfigurationException(
            "@MemoriesTest on the interface "
                + TestClasses.name(implemented)
                + " has no effect: put it on the class "
                + TestClasses.name(type));
      }
    }
  }

  private static void refuseTwoModes(Attributes ancestor, Attributes own) {
    Optional<Mode> other = ancestor.mode();
    if (other.isPresent() && own.mode().isPresent() && !other.equals(own.mode())) {
      throw new ExtensionConfigurationException(
          own.origin()
              + ": mode = \""
              + own.mode().get()
              + "\" contradicts mode = \""
              + other.get()
              + "\" of "
              + ancestor.origin()
              + ", its superclass: keep one of the two");
    }
  }

  /** The shared cassette of a method or, farther away, of a class. */
  static Optional<String> cassette(ExtensionContext context) {
    Optional<String> named = context.getTestMethod().flatMap(Declarations::cassetteOn);
    List<Class<?>> classes = TestClasses.around(context);
    for (int i = classes.size() - 1; i >= 0 && named.isEmpty(); i--) {
      named = cassetteOn(classes.get(i));
    }
    return named;
  }

  private static Optional<String> cassetteOn(AnnotatedElement element) {
    return AnnotationSupport.findAnnotation(element, MemoriesCassette.class)
        .map(MemoriesCassette::value);
  }
}
