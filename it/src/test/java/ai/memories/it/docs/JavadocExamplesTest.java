package ai.memories.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every public type shows how it is used, and what it shows compiles. */
class JavadocExamplesTest {
  private static final Path CLIENT = Path.of("../client/core/src/main/java");
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile(
          "^public (?:[a-z-]+ )*(?:class|interface|@interface|record|enum) ", Pattern.MULTILINE);
  private static final List<String> OF_THE_JDK =
      List.of("java.math", "java.nio.file", "java.time", "java.util", "java.util.concurrent");

  @TempDir Path classes;

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(CLIENT)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  /** The Javadoc of a public type; empty for a file without one. */
  private static String javadoc(String source) {
    Matcher type = PUBLIC_TYPE.matcher(source);
    return type.find()
        ? source.substring(source.lastIndexOf("/**", type.start()), type.start())
        : "";
  }

  @Test
  void everyPublicType_hasAnExample() throws IOException {
    List<String> without = new ArrayList<>();
    int types = 0;
    for (Path file : sources()) {
      String javadoc = javadoc(Files.readString(file));
      if (!javadoc.isEmpty()) {
        types++;
        if (!javadoc.contains("<pre>{@code\n")) {
          without.add(file.toString());
        }
      }
    }
    assertThat(types).as("public types that were looked at").isGreaterThan(100);
    assertThat(without).isEmpty();
  }

  @Test
  void everyExample_compiles() throws IOException {
    Map<String, JavadocExample> examples = new HashMap<>();
    var packages = new TreeSet<>(OF_THE_JDK);
    for (Path file : sources()) {
      String name = CLIENT.relativize(Objects.requireNonNull(file.getParent())).toString();
      packages.add(name.replace('/', '.').replace('\\', '.'));
      for (JavadocExample example : JavadocExample.in(file)) {
        examples.put("Example" + examples.size(), example);
      }
    }

    assertThat(examples).hasSizeGreaterThan(100);
    assertThat(faults(examples, List.copyOf(packages))).isEmpty();
  }

  private List<String> faults(Map<String, JavadocExample> examples, List<String> packages) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var found = new DiagnosticCollector<JavaFileObject>();
    List<JavaFileObject> units = new ArrayList<>();
    examples.forEach((name, example) -> units.add(example.asClass(name, packages)));
    List<String> options = List.of("-proc:none", "-Xlint:none", "-d", classes.toString());
    boolean compiled = compiler.getTask(null, null, found, options, null, units).call();

    List<String> faults = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> fault : found.getDiagnostics()) {
      if (fault.getKind() == Diagnostic.Kind.ERROR) {
        faults.add(example(examples, fault).place(fault));
      }
    }
    assertThat(compiled).as("what the compiler says of itself").isEqualTo(faults.isEmpty());
    return faults;
  }

  private static JavadocExample example(
      Map<String, JavadocExample> examples, Diagnostic<? extends JavaFileObject> fault) {
    String name = Objects.requireNonNull(fault.getSource()).getName();
    return Objects.requireNonNull(examples.get(name.replaceAll(".*/|\\.java", "")));
  }
}
