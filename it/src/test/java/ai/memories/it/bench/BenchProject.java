package ai.memories.it.bench;

import ai.memories.evaluation.Evaluation;
import ai.memories.evaluation.EvaluationListener;
import ai.memories.evaluation.EvaluationRequest;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.http.ApiResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * A project with one suite of invoices, which a Maven process or the engine in this one evaluates.
 *
 * @param directory where it is
 * @param tests how many tests its suite has
 */
record BenchProject(Path directory, int tests) {
  static final Map<String, String> KEY = Map.of("MEMORIES_API_KEY", "sk-mai-benchmark-0123456789");

  /** Writes suite and POM; a {@code .mvn} of its own, so that no other project's settings count. */
  static BenchProject write(Path directory, int tests, int threesOfAssertions, String version)
      throws IOException {
    Path suites = directory.resolve("src/test/memories/suites");
    Files.createDirectories(suites);
    Files.createDirectories(directory.resolve(".mvn"));
    Files.writeString(suites.resolve("invoices.yaml"), Invoices.suite(tests, threesOfAssertions));
    Files.writeString(directory.resolve("pom.xml"), pom(version));
    return new BenchProject(directory, tests);
  }

  private static String pom(String version) {
    return """
        <project>
          <modelVersion>4.0.0</modelVersion>
          <groupId>org.example</groupId>
          <artifactId>benchmark</artifactId>
          <version>1</version>
          <packaging>pom</packaging>
          <build>
            <plugins>
              <plugin>
                <groupId>ai.memories</groupId>
                <artifactId>memories-maven-plugin</artifactId>
                <version>%s</version>
              </plugin>
            </plugins>
          </build>
        </project>
        """
        .formatted(version);
  }

  /** The same project, but for its assertions: so many times three, written once for all tests. */
  BenchProject withShared(int threesOfAssertions) throws IOException {
    Files.writeString(
        directory.resolve("src/test/memories/suites/invoices.yaml"),
        Invoices.suiteWithShared(tests, threesOfAssertions));
    return this;
  }

  /** The flags docs/guide/ci.md advises: no second compiler, no second collector's threads. */
  static final String FLAGS = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

  /** Has Maven started with {@link #FLAGS}, as a project does it. */
  BenchProject withFlags(boolean wanted) throws IOException {
    Path config = directory.resolve(".mvn/jvm.config");
    if (wanted) {
      Files.writeString(config, FLAGS + "\n");
    } else {
      Files.deleteIfExists(config);
    }
    return this;
  }

  /** Records every case from prepared answers. */
  BenchProject recorded() throws IOException, InterruptedException {
    ApiResponse answer = ApiResponse.live(200, "application/json", Invoices.answer());
    evaluate(
        request ->
            request.environment(KEY).service(call -> CompletableFuture.completedFuture(answer)),
        Map.of("maxCost", "none"));
    return this;
  }

  /** Evaluates in this process. */
  RunOutcome evaluate(UnaryOperator<EvaluationRequest.Builder> host, Map<String, String> settings)
      throws IOException, InterruptedException {
    return evaluate(host, settings, EvaluationListener.NONE);
  }

  /** The same, while somebody listens. */
  RunOutcome evaluate(
      UnaryOperator<EvaluationRequest.Builder> host,
      Map<String, String> settings,
      EvaluationListener listener)
      throws IOException, InterruptedException {
    var properties = new Properties();
    settings.forEach((name, value) -> properties.setProperty("memories." + name, value));
    RunOutcome outcome =
        Evaluation.run(
                host.apply(
                        EvaluationRequest.builder(directory)
                            .environment(new HashMap<>())
                            .properties(properties))
                    .build(),
                listener)
            .orElseThrow();
    if (!outcome.success() || outcome.totals().all().passed() != tests) {
      throw new IllegalStateException(directory + ": " + outcome.failures());
    }
    return outcome;
  }

  /** Fails if the last run in another process did not pass every test. */
  void checkPassed() throws IOException {
    try (var lines = Files.lines(directory.resolve("target/memories/results.jsonl"))) {
      long passed = lines.filter(line -> line.contains("\"verdict\":\"PASSED\"")).count();
      if (passed != tests) {
        throw new IllegalStateException(directory + ": " + passed + " of " + tests + " passed");
      }
    }
  }
}
