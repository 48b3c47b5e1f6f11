package ai.memories.maven;

import ai.memories.evaluation.Evaluation;
import ai.memories.evaluation.EvaluationListener;
import ai.memories.evaluation.EvaluationRequest;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.Exchange;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Records the suites of an invoker project through the engine, as a user would, from a service that
 * gives the answers of the project's {@code answers.json}: by a text the question contains.
 */
final class InvokerRecordings {
  private static final String MEMORIES = "src/test/memories";

  /** A budget that a replay shall pass would stop the recording; it is no part of a recording. */
  private static final Pattern BUDGET = Pattern.compile("(?m)^budget:.*\\R");

  private InvokerRecordings() {}

  /** Every directory below an invoker project that has answers to record. */
  static Stream<Path> projects(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.endsWith(MEMORIES + "/answers.json"))
          .map(file -> file.resolve("../../../..").normalize())
          .sorted()
          .toList()
          .stream();
    }
  }

  static Path recordings(Path project) {
    return project.resolve(MEMORIES).resolve("cassettes");
  }

  /** Copies a project and records all of it anew, over the recordings it has. */
  static RunOutcome record(Path project, Path copy) throws IOException, InterruptedException {
    copy(project.resolve(MEMORIES), copy.resolve(MEMORIES));
    var properties = new Properties();
    properties.setProperty("memories.mode", "record");
    EvaluationRequest request =
        EvaluationRequest.builder(copy)
            .environment(Map.of("MEMORIES_API_KEY", "no-key-of-anybody"))
            .properties(properties)
            .service(service(project.resolve(MEMORIES).resolve("answers.json")))
            .build();
    return Evaluation.run(request, EvaluationListener.NONE).orElseThrow();
  }

  private static Exchange service(Path answers) throws IOException {
    JsonNode prepared = Json.parse(Files.readString(answers)).node();
    return request -> CompletableFuture.completedFuture(answer(prepared, request));
  }

  private static ApiResponse answer(JsonNode prepared, ApiRequest request) {
    String question = request.body().at("/messages/0/content").orElseThrow().compact();
    Optional<String> known =
        prepared.properties().stream()
            .filter(answer -> question.contains(answer.getKey()))
            .map(answer -> answer.getValue().textValue())
            .findFirst();
    return known
        .map(text -> ApiResponse.live(200, "application/json", body(text)))
        .orElseGet(() -> ApiResponse.live(404, "application/json", "{\"msg\": \"no answer\"}"))
        .withLatency(Duration.ofMillis(320));
  }

  /** An answer in the form of the vendor's page: 20 tokens in, 5 out. */
  private static String body(String text) {
    ObjectNode body = Json.object().put("status", "completed");
    body.putArray("choices").addObject().put("index", 0).put("text", text);
    body.putObject("usage").put("input_tokens", 20).put("output_tokens", 5).put("total_tokens", 25);
    return Json.of(body).compact();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.writeString(target, BUDGET.matcher(Files.readString(file)).replaceAll(""));
      }
    }
  }
}
