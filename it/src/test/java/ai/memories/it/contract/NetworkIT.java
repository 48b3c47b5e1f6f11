package ai.memories.it.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.memories.client.ChatModel;
import ai.memories.client.MemoriesClient;
import ai.memories.http.ProxySettings;
import ai.memories.http.RetryPolicy;
import ai.memories.http.TransportException;
import ai.memories.http.TransportException.Kind;
import ai.memories.it.RemoteService;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * TLS and proxies. For service.test, which only the proxies here know. Alone, since the trust store
 * is a property of the whole JVM.
 */
@Isolated
class NetworkIT {
  private static final String TRUST_STORE = "javax.net.ssl.trustStore";
  private static final String PASSWORD = "changeit";
  private static final String WHO =
      "Basic " + Base64.getEncoder().encodeToString("me:s3cret".getBytes(StandardCharsets.UTF_8));

  @TempDir static Path directory;

  private final List<AutoCloseable> open = new ArrayList<>();
  private WireMockServer service;

  @BeforeAll
  static void makeKeysAndTrust() throws Exception {
    keytool("-genkeypair -keyalg EC -dname CN=service.test -ext SAN=DNS:service.test -validity 2");
    keytool("-exportcert -rfc -file " + directory.resolve("service.pem"));
    keytool(
        "-importcert -noprompt -file " + directory.resolve("service.pem"),
        directory.resolve("trust.p12"));
  }

  private static void keytool(String arguments) throws Exception {
    keytool(arguments, directory.resolve("service.p12"));
  }

  private static void keytool(String arguments, Path store) throws Exception {
    String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command = new ArrayList<>(List.of(tool));
    command.addAll(List.of(arguments.split(" ", -1)));
    command.addAll(List.of("-alias", "s", "-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", store.toString()));
    Path log = directory.resolve("keytool.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor()).as(() -> read(log)).isZero();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @BeforeEach
  void start() {
    service =
        new WireMockServer(
            options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .dynamicHttpsPort()
                .keystorePath(directory.resolve("service.p12").toString())
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD));
    service.start();
    service.stubFor(post(anyUrl()).willReturn(RemoteService.answer("fine")));
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
    service.stop();
    System.clearProperty(TRUST_STORE);
    System.clearProperty(TRUST_STORE + "Password");
  }

  private Tunnel tunnel(String wanted) throws IOException {
    var tunnel = new Tunnel(wanted, service.httpsPort());
    open.add(tunnel);
    return tunnel;
  }

  private void trust() {
    System.setProperty(TRUST_STORE, directory.resolve("trust.p12").toString());
    System.setProperty(TRUST_STORE + "Password", PASSWORD);
  }

  private ChatModel through(ProxySettings proxy) {
    MemoriesClient client =
        MemoriesClient.builder()
            .environment(name -> null)
            .apiKey(Remote.KEY)
            .baseUrl("https://service.test")
            .proxy(proxy)
            .retries(RetryPolicy.NONE)
            .build();
    open.add(client);
    return client.model("gemini:gemini-2.5-flash");
  }

  private static TransportException failure(ChatModel model) {
    return catchThrowableOfType(TransportException.class, () -> model.chat("hi"));
  }

  @Nested
  class AProxy {
    @Test
    void leadsToTheService_andSeesNeitherKeyNorContent() throws Exception {
      trust();
      Tunnel tunnel = tunnel("");

      assertThat(through(ProxySettings.of("127.0.0.1", tunnel.port())).chat("hi").text())
          .isEqualTo("fine");
      assertThat(tunnel.heads())
          .singleElement()
          .asString()
          .startsWith("CONNECT service.test:443 ")
          .doesNotContain(Remote.KEY);
    }

    @Test
    void thatAsksWhoOneIs_isTold() throws Exception {
      trust();
      Tunnel tunnel = tunnel("Proxy-Authorization: " + WHO);

      assertThat(
              through(ProxySettings.of("127.0.0.1", tunnel.port()).withCredentials("me", "s3cret"))
                  .chat("hi")
                  .text())
          .isEqualTo("fine");
    }

    @Test
    void ofTheEnvironment_isUsedWithItsCredentials() throws Exception {
      trust();
      Tunnel tunnel = tunnel("Proxy-Authorization: " + WHO);
      String proxy = "http://me:s3cret@127.0.0.1:" + tunnel.port();
      MemoriesClient client =
          MemoriesClient.builder()
              .environment(name -> name.equals("HTTPS_PROXY") ? proxy : null)
              .apiKey(Remote.KEY)
              .baseUrl("https://service.test")
              .build();
      open.add(client);

      assertThat(client.model("gemini:gemini-2.5-flash").chat("hi").text()).isEqualTo("fine");
    }

    @Test
    void thatSaysNo_isNamed_withoutThePassword() throws Exception {
      Tunnel tunnel = tunnel("somebody else");

      TransportException failure =
          failure(
              through(
                  ProxySettings.of("127.0.0.1", tunnel.port()).withCredentials("me", "s3cret")));

      assertThat(failure.kind()).isEqualTo(Kind.PROXY);
      assertThat(failure.isMaybeBilled()).isFalse();
      assertThat(failure)
          .hasMessageContaining("proxy 127.0.0.1:" + tunnel.port())
          .hasMessageNotContaining("s3cret");
    }
  }

  @Test
  void anUnknownCertificate_isATlsFailure_thatNamesTheTrustStore() throws Exception {
    Tunnel tunnel = tunnel("");

    TransportException failure = failure(through(ProxySettings.of("127.0.0.1", tunnel.port())));

    assertThat(failure.kind()).isEqualTo(Kind.TLS);
    assertThat(failure.isMaybeBilled()).isFalse();
    assertThat(failure)
        .hasMessageContaining("The trust store in use is ")
        .hasMessageContaining("cacerts");
    assertThat(service.getAllServeEvents()).isEmpty();
  }
}
