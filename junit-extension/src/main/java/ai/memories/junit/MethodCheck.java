package ai.memories.junit;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Refuses methods JUnit would run in another way than they look. */
final class MethodCheck {
  private MethodCheck() {}

  /** A second test annotation would run the method twice, once without what ours says. */
  static void refuseCompetitors(Method method) {
    if (Declarations.find(method).isEmpty()) {
      return;
    }
    competitor(method)
        .ifPresent(
            other -> {
              String name = "@" + other.annotationType().getSimpleName();
              throw new ExtensionConfigurationException(
                  "@MemoriesTest and "
                      + name
                      + " both stand on "
                      + Declarations.place(method)
                      + ", and each makes it a test: "
                      + fix(method, name));
            });
  }

  private static String fix(Method method, String name) {
    return name.equals("@Test")
        ? "remove @Test"
        : "remove @MemoriesTest here and put it on the class "
            + TestClasses.name(method.getDeclaringClass())
            + ", then "
            + name
            + " gets the model injected too";
  }

  private static Optional<Annotation> competitor(Method method) {
    return Arrays.stream(method.getAnnotations())
        .filter(annotation -> Declarations.find(annotation.annotationType()).isEmpty())
        .filter(annotation -> annotation.annotationType() != MemoriesTest.class)
        .filter(
            annotation ->
                AnnotationSupport.isAnnotated(annotation.annotationType(), Testable.class))
        .findFirst();
  }

  /** JUnit passes over private methods without a word. */
  static void refuseHidden(Class<?> type) {
    for (Method method : type.getDeclaredMethods()) {
      if (Modifier.isPrivate(method.getModifiers()) && Declarations.find(method).isPresent()) {
        throw new ExtensionConfigurationException(
            "@MemoriesTest on "
                + Declarations.place(method)
                + " has no effect, since the method is private: remove \"private\"");
      }
    }
  }
}
