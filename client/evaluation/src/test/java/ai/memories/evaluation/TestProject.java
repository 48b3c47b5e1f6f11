package ai.memories.evaluation;

import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.ResultsFile;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.http.ApiResponse;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;

/** A project on disk with a service of its own, whose suites are run through the front door. */
final class TestProject {
  private static final String OUTPUT = "target/memories";

  private final Path project;
  final List<Json> asked = Collections.synchronizedList(new ArrayList<>());
  final List<String> announced = new ArrayList<>();
  final List<String> warned = new ArrayList<>();
  final Map<String, String> environment = new HashMap<>(Map.of("MEMORIES_API_KEY", "sk-mai-x"));
  RunLedgers ledgers = new RunLedgers();
  private Function<Json, ApiResponse> service = request -> answer("ok");

  TestProject(Path project) {
    this.project = project;
  }

  Path memories() {
    return project.resolve("src/test/memories");
  }

  TestProject write(String name, String text) {
    try {
      Path file = memories().resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Says what the service answers to a request's body. */
  TestProject service(Function<Json, ApiResponse> newService) {
    this.service = newService;
    return this;
  }

  static ApiResponse answer(String text) {
    ObjectNode body = Json.object().put("status", "completed");
    body.putArray("choices").addObject().put("index", 0).put("text", text);
    body.putObject("usage").put("input_tokens", 20).put("output_tokens", 5).put("total_tokens", 25);
    return ApiResponse.live(200, "application/json", Json.of(body).compact());
  }

  static ApiResponse refusal() {
    return ApiResponse.live(401, "application/json", "{\"code\":401,\"msg\":\"no\"}");
  }

  /** The text of a request's last message. */
  static String prompt(Json request) {
    var messages = request.node().path("messages");
    var content = messages.path(messages.size() - 1).path("content");
    return content.isTextual() ? content.textValue() : content.path(0).path("text").asText();
  }

  RunOutcome run(String... settings) throws Exception {
    return attempt(settings).orElseThrow();
  }

  /** Runs, where there may be nothing to run. */
  Optional<RunOutcome> attempt(String... settings) throws Exception {
    return Evaluation.run(request(OUTPUT, settings), listener());
  }

  /** Runs into a directory of its own. */
  RunOutcome runInto(String output, String... settings) throws Exception {
    return Evaluation.run(request(output, settings), listener()).orElseThrow();
  }

  /** Joins shards. */
  RunOutcome merge(String from, String... settings) throws Exception {
    return ShardMerge.run(request(OUTPUT, settings), from, listener()).orElseThrow();
  }

  /** Writes the reports of the last run anew. */
  RunOutcome report(String... settings) throws Exception {
    return RunReports.rewrite(request(OUTPUT, settings), listener()).orElseThrow();
  }

  /** A file of the project. */
  Path file(String name) {
    return project.resolve(name);
  }

  private EvaluationRequest request(String output, String... settings) {
    var properties = new Properties();
    for (int i = 0; i < settings.length; i += 2) {
      properties.setProperty("memories." + settings[i], settings[i + 1]);
    }
    return EvaluationRequest.builder(project)
        .output(project.resolve(output))
        .environment(environment)
        .ledgers(ledgers)
        .properties(properties)
        .service(
            call -> {
              asked.add(call.body());
              return CompletableFuture.completedFuture(service.apply(call.body()));
            })
        .recordCommand(filter -> "record " + filter)
        .build();
  }

  private EvaluationListener listener() {
    return new EvaluationListener() {
      @Override
      public void announced(String line) {
        announced.add(line);
      }

      @Override
      public void warned(Problem problem) {
        warned.add(problem.toString());
      }
    };
  }

  static List<CaseResult> results(RunOutcome outcome) throws IOException {
    try (Stream<CaseResult> lines = ResultsFile.read(outcome.results())) {
      return lines.toList();
    }
  }

  /** The lines of cases, without those of samples. */
  static List<CaseResult> cases(RunOutcome outcome) throws IOException {
    return results(outcome).stream().filter(result -> !result.isSample()).toList();
  }
}
