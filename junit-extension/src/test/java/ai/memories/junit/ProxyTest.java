package ai.memories.junit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.cassette.CassetteMissException;
import ai.memories.client.ChatModel;
import ai.memories.http.TransportException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** That tests call out through the proxy of the environment; the one here refuses everybody. */
@Timeout(60)
class ProxyTest {
  private static final String REFUSAL = "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n";

  private final AtomicInteger visitors = new AtomicInteger();
  private TestKit kit;
  private ServerSocket proxy;

  @BeforeEach
  void aProjectBehindAProxy(@TempDir Path project) throws IOException {
    proxy = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    var thread = new Thread(this::refuse);
    thread.setDaemon(true);
    thread.start();
    kit = new TestKit(project).recording().withoutService();
    kit.environment.put("HTTPS_PROXY", "http://127.0.0.1:" + proxy.getLocalPort());
    kit.parameters.put("memories.baseUrl", "https://service.test");
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
  }

  private void refuse() {
    while (!proxy.isClosed()) {
      try (Socket client = proxy.accept()) {
        visitors.incrementAndGet();
        client.getOutputStream().write(REFUSAL.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  @MemoriesTest
  static class Asking {
    @Test
    void asks(ChatModel model) {
      model.chat("hello");
    }
  }

  @Test
  void ofTheEnvironment_isUsed() {
    assertThat(TestKit.failure(kit.run(Asking.class)))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining(
            "through the proxy 127.0.0.1:" + proxy.getLocalPort() + ": the proxy refused it")
        .hasMessageNotContaining("attempts");
    assertThat(visitors).hasValue(1);
  }

  @Test
  void isNotAsked_whereTestsReplay() {
    kit.environment.put("MEMORIES_MODE", "replay");

    assertThat(TestKit.failure(kit.run(Asking.class))).isInstanceOf(CassetteMissException.class);
    assertThat(visitors).hasValue(0);
  }
}
