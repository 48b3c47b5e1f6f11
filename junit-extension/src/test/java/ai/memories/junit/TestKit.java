package ai.memories.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import ai.memories.ModelId;
import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.Exchange;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs test classes on a made-up machine with a made-up service, and says what came of them. */
final class TestKit {
  static final ModelId FLASH = ModelId.parse("gemini:gemini-2.5-flash");

  final Path project;
  final Map<String, String> environment = new HashMap<>();
  final Properties properties = new Properties();
  final Map<String, String> parameters = new HashMap<>();
  final List<ApiRequest> asked = new CopyOnWriteArrayList<>();
  private boolean served = true;
  Function<String, ApiResponse> service = prompt -> answer("answer to " + prompt);

  TestKit(Path project) {
    this.project = project;
    write("memories.yaml", "provider: gemini:gemini-2.5-flash\n");
  }

  /** Lets the service be asked. */
  TestKit recording() {
    environment.put("MEMORIES_API_KEY", "sk-mai-planted-0123456789abcdef");
    environment.put("MEMORIES_MODE", "record-missing");
    return this;
  }

  /** Leaves calls to the network. */
  TestKit withoutService() {
    served = false;
    return this;
  }

  /** From now on only recordings count. */
  TestKit replaying() {
    environment.clear();
    asked.clear();
    return this;
  }

  EngineExecutionResults run(Class<?>... classes) {
    return run(
        Arrays.stream(classes).map(type -> selectClass(type)).toArray(DiscoverySelector[]::new));
  }

  EngineExecutionResults run(DiscoverySelector... selectors) {
    String id = HostExtension.host(host());
    try {
      return EngineTestKit.engine("junit-jupiter")
          .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
          .configurationParameter(HostExtension.PARAMETER, id)
          .configurationParameters(parameters)
          .selectors(selectors)
          .execute();
    } finally {
      HostExtension.HOSTS.remove(id);
    }
  }

  Host host() {
    Exchange exchange =
        request -> {
          asked.add(request);
          return CompletableFuture.supplyAsync(() -> service.apply(prompt(request)));
        };
    return new Host(
        project,
        Map.copyOf(environment),
        properties,
        served ? Optional.of(exchange) : Optional.empty());
  }

  /** What the user said last. */
  static String prompt(ApiRequest request) {
    var messages = request.body().node().path("messages");
    var content = messages.path(messages.size() - 1).path("content");
    return content.isTextual() ? content.asText() : content.path(0).path("text").asText();
  }

  static ApiResponse answer(String text) {
    return answer(text, 20, 5);
  }

  static ApiResponse answer(String text, int input, int output) {
    ObjectNode body = Json.object().put("status", "completed").put("model", FLASH.toString());
    body.putArray("choices").addObject().put("index", 0).put("text", text);
    body.putObject("usage")
        .put("input_tokens", input)
        .put("output_tokens", output)
        .put("total_tokens", input + output);
    return ApiResponse.live(200, "application/json", Json.of(body).compact());
  }

  void write(String name, String text) {
    try {
      Path file = project.resolve("src/test/memories").resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All recordings, as paths below the cassettes, their fingerprints as {@code *}. */
  List<String> recordings() {
    Path root = project.resolve("src/test/memories/cassettes");
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .map(name -> name.replaceAll("-[0-9a-f]{12}(?=\\.)", "-*"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first failure of a container or test. */
  static Throwable failure(EngineExecutionResults results) {
    return results.allEvents().failed().stream()
        .map(Event::getPayload)
        .flatMap(payload -> payload.stream())
        .map(org.junit.platform.engine.TestExecutionResult.class::cast)
        .flatMap(result -> result.getThrowable().stream())
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing failed"));
  }
}
