package ai.memories.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.memories.MemoriesException;
import ai.memories.http.TransportException.Kind;
import ai.memories.json.Json;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Trust stores and proxies, over real sockets; the host service.test is known to no DNS. */
@Timeout(120)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class NetworkTest {
  private static final String KEY = "sk-test-0123456789";
  private static final String ANSWER =
      SocketService.json(200, "", "{\"choices\":[{\"text\":\"hi\"}]}");
  private static final String WHO = "Basic dXNlcjpwQHNz"; // user:p@ss

  @TempDir static Path directory;
  private static TestCertificate certificate;

  private final ExecutorService threads = CallThreads.start();
  private final List<AutoCloseable> open = new ArrayList<>();
  private final Map<String, @Nullable String> propertiesBefore = new HashMap<>();

  @BeforeAll
  static void makeCertificate() throws Exception {
    certificate = TestCertificate.in(directory);
    certificate.writeTrustStore(directory.resolve("trust.p12"));
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
    threads.shutdownNow();
    propertiesBefore.forEach(
        (name, value) -> {
          if (value == null) {
            System.clearProperty(name);
          } else {
            System.setProperty(name, value);
          }
        });
  }

  private void property(String name, String value) {
    propertiesBefore.putIfAbsent(name, System.getProperty(name));
    System.setProperty(name, value);
  }

  private void trust() {
    property("javax.net.ssl.trustStore", directory.resolve("trust.p12").toString());
    property("javax.net.ssl.trustStorePassword", "changeit");
  }

  private SocketService service() throws Exception {
    var service = new SocketService(SocketService.always(ANSWER), certificate.sockets());
    open.add(service);
    return service;
  }

  private TunnelProxy proxyTo(SocketService service) throws Exception {
    var proxy = new TunnelProxy(WHO, service.port());
    open.add(proxy);
    return proxy;
  }

  private OkHttpExchange wire(String url, UnaryOperator<WireSettings> more) {
    WireSettings settings =
        WireSettings.of(BaseUrl.parse(url)).withKey(ApiKey.of(KEY)).withEnvironment(name -> null);
    var wire = new OkHttpExchange(more.apply(settings), threads);
    open.add(wire);
    return wire;
  }

  private static ApiResponse answer(OkHttpExchange wire) throws Exception {
    return wire.send(request()).get();
  }

  private static ApiRequest request() {
    return new ApiRequest(Endpoint.VU, Json.parse("{\"a\":1}"), CallContext.NONE, Map.of());
  }

  private static TransportException failure(OkHttpExchange wire) {
    Throwable cause = catchThrowableOfType(ExecutionException.class, () -> answer(wire)).getCause();
    if (cause instanceof TransportException transport) {
      return transport;
    }
    throw new AssertionError("no transport failure", cause);
  }

  @Nested
  class TrustStores {
    @Test
    void ofTheJvmsPropertiesAreUsed() throws Exception {
      trust();

      assertThat(answer(wire("https://127.0.0.1:" + service().port(), s -> s)).status())
          .isEqualTo(200);
    }

    @Test
    void thatDoNotKnowTheServiceAreNamed() throws Exception {
      TransportException failure = failure(wire("https://127.0.0.1:" + service().port(), s -> s));

      assertThat(failure.kind()).isEqualTo(Kind.TLS);
      assertThat(failure.isMaybeBilled()).isFalse();
      assertThat(failure)
          .hasMessageContaining(Path.of(System.getProperty("java.home"), "lib", "security") + "")
          .hasMessageContaining("-Djavax.net.ssl.trustStore");
    }

    @Test
    void thatAreNotThereAreSaidToBeMissing() throws Exception {
      property("javax.net.ssl.trustStore", directory.resolve("gone.p12").toString());

      TransportException failure = failure(wire("https://127.0.0.1:" + service().port(), s -> s));

      assertThat(failure.kind()).isEqualTo(Kind.TLS);
      assertThat(failure).hasMessageContaining("gone.p12, which does not exist");
    }

    @Test
    void thatCannotBeReadAreNamedBeforeAnythingIsSent() throws Exception {
      Path garbage = Files.writeString(directory.resolve("garbage.p12"), "no store");
      property("javax.net.ssl.trustStore", garbage.toString());

      assertThatThrownBy(() -> wire("https://127.0.0.1:1", s -> s))
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TLS))
          .hasMessageContaining("garbage.p12");
    }
  }

  @Nested
  class Handshakes {
    private OkHttpExchange impatient(int port) {
      return wire(
          "https://127.0.0.1:" + port,
          s -> s.withTimeouts(Duration.ofMillis(300), Duration.ofMinutes(5)));
    }

    @Test
    void withOneWhoSaysNothingEndLikeAConnectionThatDoesNotCome() throws Exception {
      try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
        TransportException failure = failure(impatient(silent.getLocalPort()));

        assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
        assertThat(failure.isMaybeBilled()).isFalse();
        assertThat(failure).hasMessageContaining("no connection within 300 ms");
      }
    }

    private CompletableFuture<Void> thinking(Duration time) {
      return new CompletableFuture<Void>()
          .completeOnTimeout(null, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Test
    void haveTheirOwnTimeAndLeaveTheAnswersAlone() throws Exception {
      trust();
      var slow =
          new SocketService(
              (request, out, socket) -> {
                thinking(Duration.ofMillis(900)).join(); // three times as long as a handshake may
                out.write(ANSWER.getBytes(StandardCharsets.UTF_8));
              },
              certificate.sockets());
      open.add(slow);

      assertThat(
              answer(
                      wire(
                          "https://127.0.0.1:" + slow.port(),
                          s -> s.withTimeouts(Duration.ofMillis(300), Duration.ofMinutes(5))))
                  .status())
          .isEqualTo(200);
    }
  }

  @Nested
  class Proxies {
    private void wentThrough(TunnelProxy proxy, SocketService service) {
      assertThat(proxy.heads())
          .last()
          .asString()
          .startsWith("CONNECT service.test:443 ")
          .contains("Proxy-Authorization: " + WHO);
      assertThat(proxy.heads()).noneMatch(head -> head.contains(KEY));
      assertThat(service.requests())
          .singleElement()
          .asString()
          .contains("Authorization: " + KEY)
          .doesNotContain("Proxy-Authorization");
    }

    @Test
    void ofTheEnvironmentAreUsedWithTheirCredentials() throws Exception {
      trust();
      var service = service();
      var proxy = proxyTo(service);
      String url = "http://user:p%40ss@127.0.0.1:" + proxy.port();

      answer(
          wire(
              "https://service.test",
              s -> s.withEnvironment(name -> name.equals("HTTPS_PROXY") ? url : null)));

      wentThrough(proxy, service);
    }

    @Test
    void ofTheSystemPropertiesAreUsedWithTheirCredentials() throws Exception {
      trust();
      var service = service();
      var proxy = proxyTo(service);
      property("https.proxyHost", "127.0.0.1");
      property("https.proxyPort", Integer.toString(proxy.port()));
      property("https.proxyUser", "user");
      property("https.proxyPassword", "p@ss");

      answer(
          wire(
              "https://service.test",
              s -> s.withEnvironment(name -> "http://elsewhere.invalid:1")));

      wentThrough(proxy, service);
    }

    @Test
    void thatAreSetWinOverTheEnvironment() throws Exception {
      trust();
      var service = service();
      var proxy = proxyTo(service);

      answer(
          wire(
              "https://service.test",
              s ->
                  s.withEnvironment(name -> "http://elsewhere.invalid:1")
                      .withProxy(
                          ProxySettings.of("127.0.0.1", proxy.port())
                              .withCredentials("user", "p@ss"))));

      wentThrough(proxy, service);
    }

    @Test
    void arePassedByForTheHostsOfNoProxy() throws Exception {
      var proxy = proxyTo(service());
      Map<String, String> environment =
          Map.of("HTTPS_PROXY", "http://127.0.0.1:" + proxy.port(), "NO_PROXY", "a.test, .test");

      TransportException failure =
          failure(wire("https://service.test", s -> s.withEnvironment(environment::get)));

      assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
      assertThat(failure).hasMessageContaining("the host is unknown");
      assertThat(proxy.heads()).isEmpty();
    }

    @Test
    void thatSayNoAreNamedWithoutThePassword() throws Exception {
      var proxy = proxyTo(service());
      var settings =
          ProxySettings.of("127.0.0.1", proxy.port()).withCredentials("user", "wrong-secret");

      TransportException failure =
          failure(wire("https://service.test", s -> s.withProxy(settings)));

      assertThat(failure.kind()).isEqualTo(Kind.PROXY);
      assertThat(RetryPolicy.DEFAULTS.withReadTimeoutsRepeated().repeats(failure)).isFalse();
      assertThat(failure)
          .hasMessageContaining("127.0.0.1:" + proxy.port())
          .hasMessageContaining("Check the proxy's user and password")
          .hasMessageNotContaining("wrong-secret");
      assertThat(settings.toString()).doesNotContain("secret");
    }

    /** Without TLS there is no tunnel, and the proxy would read the key. */
    @Test
    void areNeverUsedWithoutTls() throws Exception {
      var service = new SocketService(SocketService.always(ANSWER));
      open.add(service);
      var proxy = proxyTo(service);
      property("http.proxyHost", "127.0.0.1");
      property("http.proxyPort", Integer.toString(proxy.port()));
      property("http.nonProxyHosts", "");

      answer(wire(service.url(), s -> s));
      answer(wire(service.url(), s -> s.withProxy(ProxySettings.of("127.0.0.1", proxy.port()))));

      assertThat(service.requests()).hasSize(2);
      assertThat(proxy.heads()).isEmpty();
    }

    @Test
    void ofTheEnvironmentAreNotAskedForThisMachine() throws Exception {
      trust();
      var service = service();

      answer(
          wire(
              "https://127.0.0.1:" + service.port(),
              s -> s.withEnvironment(name -> "http://elsewhere.invalid:1")));

      assertThat(service.requests()).hasSize(1);
    }
  }

  @Nested
  class Values {
    @Test
    void thatNameNoProxyAreRefusedWithoutTheirPassword() {
      for (String value :
          List.of(
              "proxy", "https://u:secret@proxy:1", "http://u:secret@ proxy:1", "socks5://p:1")) {
        assertThatThrownBy(() -> ProxySettings.parse(value))
            .isInstanceOf(MemoriesException.class)
            .hasMessageContaining("HTTPS_PROXY")
            .hasMessageNotContaining("secret")
            .hasNoCause();
      }
    }

    @Test
    void ofNoProxyMatchDomainsAndPorts() {
      var proxy =
          ProxySettings.of("p", 1)
              .withBypass("a.org,.b.org|*.c.org 10.0.* d.org:8443|*e.org|f*.org,f.*.net");

      assertThat(List.of("a.org", "x.a.org", "A.ORG", "y.b.org", "b.org", "z.c.org", "10.0.0.7"))
          .allMatch(host -> proxy.bypasses(host, 443));
      assertThat(List.of("e.org", "here.org", "x.e.org", "f.org", "first.org", "f.g.net"))
          .allMatch(host -> proxy.bypasses(host, 443));
      assertThat(List.of("aa.org", "a.org.evil", "d.org", "10.1.0.7", "g.f.org", "f.net"))
          .noneMatch(host -> proxy.bypasses(host, 443));
      assertThat(proxy.bypasses("d.org", 8443)).isTrue();
      assertThat(ProxySettings.of("p", 1).withBypass("*").bypasses("any", 1)).isTrue();
    }
  }
}
