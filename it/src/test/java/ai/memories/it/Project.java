package ai.memories.it;

import ai.memories.evaluation.Evaluation;
import ai.memories.evaluation.EvaluationListener;
import ai.memories.evaluation.EvaluationRequest;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.report.ConsoleHost;
import ai.memories.evaluation.report.ConsoleReport;
import ai.memories.evaluation.report.ConsoleStyle;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.ResultsFile;
import ai.memories.evaluation.result.RunOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A project on disk whose suites run through the engine's front door, as a host runs them. Keeps
 * all that a user would read. Not thread-safe.
 *
 * <pre>{@code
 * var project = new Project(directory).suite("invoices", "providers: …");
 * RunOutcome outcome = project.record(service.baseUrl());
 * }</pre>
 */
final class Project {
  /** Planted: it must stand nowhere but in the header of a request. */
  static final String KEY = "sk-mai-planted-0123456789abcdef";

  private final Path directory;
  private final List<String> said = Collections.synchronizedList(new ArrayList<>());

  Project(Path directory) {
    this.directory = directory;
  }

  Project suite(String name, String yaml) throws IOException {
    Path file = memories().resolve("suites").resolve(name + ".yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, yaml);
    return this;
  }

  /** A suite of tests that each ask something else, and take "fine" for an answer. */
  static String fine(int tests) {
    return IntStream.range(0, tests)
        .mapToObj(
            i ->
                "  - {id: t%d, vars: {n: %d}, assert: [{type: equals, value: fine}]}\n"
                    .formatted(i, i))
        .collect(
            Collectors.joining(
                "",
                "providers: [gemini:gemini-2.5-flash]\nprompts: [\"How is {{n}}?\"]\ntests:\n",
                ""));
  }

  Path memories() {
    return directory.resolve("src/test/memories");
  }

  /** Runs with a key, in the mode a goal has then: what is not recorded yet is recorded. */
  RunOutcome record(String baseUrl, String... settings) throws IOException, InterruptedException {
    return run(
        request -> request.environment(Map.of("MEMORIES_API_KEY", KEY)),
        with(settings, "baseUrl", baseUrl));
  }

  /** Runs without a key: from recordings only. */
  RunOutcome replay(String baseUrl, String... settings) throws IOException, InterruptedException {
    return run(request -> request, with(settings, "baseUrl", baseUrl));
  }

  RunOutcome run(UnaryOperator<EvaluationRequest.Builder> host, String... settings)
      throws IOException, InterruptedException {
    var properties = new Properties();
    for (int i = 0; i < settings.length; i += 2) {
      properties.setProperty("memories." + settings[i], settings[i + 1]);
    }
    EvaluationRequest request =
        host.apply(
                EvaluationRequest.builder(directory)
                    .properties(properties)
                    .recordCommand(filter -> "record " + filter))
            .build();
    RunOutcome outcome = Evaluation.run(request, new Hearing()).orElseThrow();
    ConsoleReport.write(outcome, console(), said::add);
    said.addAll(outcome.failures());
    return outcome;
  }

  private static String[] with(String[] settings, String... more) {
    return Stream.of(settings, more).flatMap(Stream::of).toArray(String[]::new);
  }

  /** The lines of the last run, by name. */
  static List<CaseResult> results(RunOutcome outcome) throws IOException {
    try (Stream<CaseResult> lines = ResultsFile.read(outcome.results())) {
      return lines.sorted((a, b) -> a.name().toString().compareTo(b.name().toString())).toList();
    }
  }

  /** The one line of a run of one case. */
  static CaseResult only(RunOutcome outcome) throws IOException {
    List<CaseResult> results = results(outcome);
    if (results.size() != 1) {
      throw new AssertionError("expected one result, not " + results);
    }
    return results.get(0);
  }

  /** The recordings on disk. */
  List<Path> recordings() throws IOException {
    Path root = memories().resolve("cassettes");
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  /** Every file below the project. */
  List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** All that a user would have read. */
  List<String> said() {
    return List.copyOf(said);
  }

  private final class Hearing implements EvaluationListener {
    @Override
    public void announced(String line) {
      said.add(line);
    }

    @Override
    public void warned(Problem problem) {
      said.add(problem.toString());
    }

    @Override
    public void finished(CaseResult result) {
      said.addAll(result.reasons());
      said.addAll(result.warnings());
    }
  }

  private ConsoleHost console() {
    return new ConsoleHost(
        ConsoleStyle.PLAIN,
        directory.resolve("target/memories"),
        filter -> "record " + filter,
        filter -> "run " + filter,
        "accept");
  }
}
