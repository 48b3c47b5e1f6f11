package ai.memories.junit;

import ai.memories.cassette.Slug;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Who asks and where the recordings lie: by package, classes and method, never by a display name or
 * a position.
 *
 * @param name for people, such as {@code InvoiceTest#reads_total}
 * @param directory below the cassettes
 * @param slug the start of the file names
 */
record TestPlace(String name, String directory, String slug) {
  private static final String ROOT = "tests/";

  static TestPlace of(ExtensionContext context) {
    List<Class<?>> classes = TestClasses.around(context);
    Class<?> innermost = classes.get(classes.size() - 1);
    String className = TestClasses.name(innermost);
    Optional<String> method = context.getTestMethod().map(Method::getName);
    return new TestPlace(
        method.map(name -> className + "#" + name).orElse(className),
        ROOT
            + Declarations.cassette(context)
                .map(TestPlace::shared)
                .orElseGet(() -> directory(classes)),
        Slug.of(method.orElse(innermost.getSimpleName())));
  }

  private static String shared(String value) {
    String path = Slug.path(value);
    if (path.isEmpty()) {
      throw new ExtensionConfigurationException(
          "@MemoriesCassette(\""
              + value
              + "\") names no directory: write a name such as \"shared\"");
    }
    return path;
  }

  private static String directory(List<Class<?>> classes) {
    List<String> elements = new ArrayList<>();
    Class<?> outermost = classes.get(0);
    if (!outermost.getPackageName().isEmpty()) {
      elements.addAll(List.of(outermost.getPackageName().split("\\.")));
    }
    elements.addAll(List.of(TestClasses.name(outermost).split("\\$")));
    classes.stream().skip(1).map(Class::getSimpleName).forEach(elements::add);
    return elements.stream().map(Slug::of).collect(Collectors.joining("/"));
  }
}
