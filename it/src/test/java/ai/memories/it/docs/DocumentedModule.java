package ai.memories.it.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A module whose public types show how they are used. */
enum DocumentedModule {
  CLIENT("../client/core", Stage.class, 100),
  EVALUATION("../client/evaluation", EvaluationStage.class, 100),
  JUNIT("../junit-extension", Stage.class, 10);

  /** Types and packages that are public for technical reasons alone, and the reason. */
  private static final Map<String, String> WITHOUT_EXAMPLE =
      Map.of(
          "evaluation/assertion/type/", "a suite names it by type:, the ServiceLoader finds it",
          "evaluation/dataset/CsvDataset.java", "the ServiceLoader finds it by the file's ending",
          "evaluation/dataset/JsonDataset.java", "the ServiceLoader finds it by the file's ending",
          "evaluation/dataset/JsonlDataset.java", "the ServiceLoader finds it by the file's ending",
          "evaluation/dataset/YamlDataset.java", "the ServiceLoader finds it by the file's ending",
          "evaluation/report/HtmlReport.java", "the ServiceLoader finds it by its format",
          "evaluation/report/JUnitXml.java", "the ServiceLoader finds it by its format",
          "evaluation/report/MarkdownSummary.java", "the ServiceLoader finds it by its format",
          "evaluation/report/SummaryJson.java", "the ServiceLoader finds it by its format",
          "junit/ClosingLine.java", "the JUnit launcher finds it");

  private static final List<String> OF_THE_JDK =
      List.of(
          "java.io",
          "java.math",
          "java.nio.file",
          "java.time",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.function",
          "java.util.stream");
  private static final List<String> OF_JUNIT =
      List.of("org.junit.jupiter.api", "org.junit.jupiter.api.extension");

  /** Nobody writes their names, and one is called as a type of the client is. */
  private static final String NAMED_IN_SUITES = "ai.memories.evaluation.assertion.type";

  private final Path root;
  private final Class<? extends Stage> stage;
  private final int atLeast;

  /**
   * A module.
   *
   * @param stage what its examples may name without having made it
   * @param atLeast how many public types it has at least; fewer were not looked at
   */
  DocumentedModule(String directory, Class<? extends Stage> stage, int atLeast) {
    this.root = Path.of(directory, "src/main/java");
    this.stage = stage;
    this.atLeast = atLeast;
  }

  Class<? extends Stage> stage() {
    return stage;
  }

  int atLeast() {
    return atLeast;
  }

  /** The types and packages of this module that need no example. */
  List<String> withoutExample() {
    return WITHOUT_EXAMPLE.keySet().stream()
        .filter(name -> name.startsWith(name().toLowerCase(Locale.ROOT) + "/"))
        .toList();
  }

  List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  /** The file below the package of all, with slashes. */
  String name(Path file) {
    return root.resolve("ai/memories").relativize(file).toString().replace('\\', '/');
  }

  /** What its readers have imported: its packages, those of the modules before it, the JDK's. */
  String imports() throws IOException {
    var packages = new TreeSet<>(OF_THE_JDK);
    for (DocumentedModule module : values()) {
      if (module.compareTo(this) <= 0) {
        for (Path file : module.sources()) {
          Path name = module.root.relativize(Objects.requireNonNull(file.getParent()));
          packages.add(name.toString().replace('/', '.').replace('\\', '.'));
        }
      }
    }
    packages.remove(NAMED_IN_SUITES);
    String statics = "";
    if (this == JUNIT) {
      packages.addAll(OF_JUNIT);
      statics = "import static ai.memories.junit.assertj.MemoriesAssertions.assertThat; ";
    }
    return packages.stream()
        .map(name -> "import " + name + ".*;")
        .collect(Collectors.joining(" ", statics, ""));
  }
}
