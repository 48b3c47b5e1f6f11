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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every public type shows how it is used, and what it shows compiles. */
class JavadocExamplesTest {
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile(
          "^public (?:[a-z-]+ )*(?:class|interface|@interface|record|enum) ", Pattern.MULTILINE);

  @TempDir Path classes;

  /** The Javadoc of a public type; empty for a file without one. */
  private static String javadoc(String source) {
    Matcher type = PUBLIC_TYPE.matcher(source);
    return type.find()
        ? source.substring(source.lastIndexOf("/**", type.start()), type.start())
        : "";
  }

  @ParameterizedTest
  @EnumSource
  void everyPublicType_hasAnExample(DocumentedModule module) throws IOException {
    List<String> without = new ArrayList<>();
    int types = 0;
    for (Path file : module.sources()) {
      String javadoc = javadoc(Files.readString(file));
      if (!javadoc.isEmpty()) {
        types++;
        if (!javadoc.contains("<pre>{@code\n")) {
          without.add(module.name(file));
        }
      }
    }
    assertThat(types)
        .as("public types that were looked at")
        .isGreaterThanOrEqualTo(module.atLeast());
    for (String exempt : module.withoutExample()) {
      assertThat(without.removeIf(name -> name.startsWith(exempt)))
          .as("%s needs no exemption", exempt)
          .isTrue();
    }
    assertThat(without).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyExample_compiles(DocumentedModule module) throws IOException {
    Map<String, JavadocExample> examples = new HashMap<>();
    for (Path file : module.sources()) {
      for (JavadocExample example : JavadocExample.in(file)) {
        assertThat(example).matches(JavadocExample::isWhole, "is shown as a whole");
        examples.put("Example" + examples.size(), example);
      }
    }

    assertThat(examples).hasSizeGreaterThanOrEqualTo(module.atLeast());
    assertThat(faults(examples, module)).isEmpty();
  }

  private List<String> faults(Map<String, JavadocExample> examples, DocumentedModule module)
      throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var found = new DiagnosticCollector<JavaFileObject>();
    String imports = module.imports();
    List<JavaFileObject> units = new ArrayList<>();
    examples.forEach((name, example) -> units.add(example.asClass(name, imports, module.stage())));
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
