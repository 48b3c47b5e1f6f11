package ai.memories.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.evaluation.result.CaseError;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.http.ProxySettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which proxy a run goes through; the one here refuses everybody, and is named for it. */
@Timeout(60)
class ProxyTest {
  private static final String SUITE =
      """
      providers: [gemini:gemini-2.5-flash]
      prompts: [hello]
      tests: [{id: only, assert: [{type: contains, value: x}]}]
      """;

  @TempDir Path directory;

  private final Map<String, String> environment =
      new HashMap<>(Map.of("MEMORIES_API_KEY", "sk-mai-x"));
  private Supplier<Optional<ProxySettings>> ofTheHost = Optional::empty;
  private ServerSocket proxy;

  @BeforeEach
  void start() throws IOException {
    proxy = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    var thread = new Thread(this::refuse);
    thread.setDaemon(true);
    thread.start();
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
  }

  private void refuse() {
    while (!proxy.isClosed()) {
      try (Socket client = proxy.accept()) {
        client
            .getOutputStream()
            .write(
                "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private String errorOf(String mode) throws Exception {
    new TestProject(directory).write("suites/a.yaml", SUITE);
    var properties = new Properties();
    properties.setProperty("memories.baseUrl", "https://service.test");
    properties.setProperty("memories.mode", mode);
    EvaluationRequest request =
        EvaluationRequest.builder(directory)
            .environment(environment)
            .properties(properties)
            .proxy(ofTheHost)
            .build();
    RunOutcome outcome = Evaluation.run(request, EvaluationListener.NONE).orElseThrow();
    return TestProject.cases(outcome).get(0).error().map(CaseError::message).orElseThrow();
  }

  @Test
  void ofTheEnvironment_isUsed() throws Exception {
    environment.put("HTTPS_PROXY", "http://127.0.0.1:" + proxy.getLocalPort());

    assertThat(errorOf("live"))
        .contains("through the proxy 127.0.0.1:" + proxy.getLocalPort() + ": the proxy refused it")
        .doesNotContain("attempts");
  }

  @Test
  void ofTheHost_winsOverTheEnvironment() throws Exception {
    environment.put("HTTPS_PROXY", "http://elsewhere.invalid:1");
    ofTheHost = () -> Optional.of(ProxySettings.of("127.0.0.1", proxy.getLocalPort()));

    assertThat(errorOf("live")).contains("through the proxy 127.0.0.1:" + proxy.getLocalPort());
  }

  @Test
  void isNotLookedAt_whereNothingIsCalled() throws Exception {
    ofTheHost =
        () -> {
          throw new AssertionError("a replay asked for a proxy");
        };

    assertThat(errorOf("replay")).contains("no recording");
  }
}
