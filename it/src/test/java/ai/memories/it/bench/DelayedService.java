package ai.memories.it.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A remote service on the loopback that gives one answer, always as late as told, to as many
 * callers as there are. Thread-safe.
 */
final class DelayedService implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final HttpServer server;
  private final Duration delay;
  private final byte[] answer = Invoices.answer().getBytes(UTF_8);
  private final ExecutorService readers = Executors.newFixedThreadPool(4);
  private final ScheduledExecutorService answers = Executors.newScheduledThreadPool(2);

  private DelayedService(HttpServer server, Duration delay) {
    this.server = server;
    this.delay = delay;
  }

  static DelayedService start(Duration delay) throws IOException {
    // without it each answer waits 40 ms for an acknowledgement that comes late
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "1024");
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var service = new DelayedService(HttpServer.create(address, BACKLOG), delay);
    service.server.createContext("/", service::receive);
    service.server.setExecutor(service.readers);
    service.server.start();
    return service;
  }

  String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/serve/api/v2";
  }

  private void receive(HttpExchange call) throws IOException {
    call.getRequestBody().transferTo(OutputStream.nullOutputStream());
    var unused = answers.schedule(() -> answer(call), delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void answer(HttpExchange call) {
    try (call) {
      call.getResponseHeaders().set("Content-Type", "application/json");
      call.sendResponseHeaders(200, answer.length);
      call.getResponseBody().write(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    readers.shutdownNow();
    answers.shutdownNow();
  }
}
