package ai.memories.junit;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.commons.support.AnnotationSupport;

/** Finds the extension a class registers by a static field. */
final class Registered {

  /** The answer for a class, kept in its store. */
  private record Found(Optional<Attributes> attributes) {}

  private Registered() {}

  /** What the nearest one was told, of the test's class or of those around it. */
  static Optional<Attributes> find(ExtensionContext context) {
    ExtensionContext at = TestClasses.classContext(context);
    return at.getStore(TestRun.NAMESPACE)
        .getOrComputeIfAbsent(
            List.of(Found.class, at.getUniqueId()), key -> new Found(search(at)), Found.class)
        .attributes();
  }

  private static Optional<Attributes> search(ExtensionContext context) {
    Optional<Attributes> nearest = Optional.empty();
    for (Class<?> type : TestClasses.around(context)) {
      Optional<Attributes> here = on(type);
      nearest = here.isPresent() ? here : nearest;
    }
    return nearest;
  }

  /** What the static field of a class or its superclasses was told. */
  static Optional<Attributes> on(Class<?> type) {
    List<MemoriesExtension> extensions =
        AnnotationSupport.findAnnotatedFieldValues(
            type, RegisterExtension.class, MemoriesExtension.class);
    if (extensions.size() > 1) {
      throw new ExtensionConfigurationException(
          TestClasses.name(type)
              + " registers "
              + extensions.size()
              + " MemoriesExtensions by static fields: keep one");
    }
    return extensions.stream().findFirst().flatMap(MemoriesExtension::told);
  }
}
