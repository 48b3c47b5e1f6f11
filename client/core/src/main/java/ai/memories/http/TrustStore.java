package ai.memories.http;

import ai.memories.http.TransportException.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;

/** The certificates that are trusted: those of the JVM, by its own rules and properties. */
final class TrustStore {
  private TrustStore() {}

  /** Loads it here, because OkHttp would throw what cannot be told from a fault of ours. */
  static void configure(OkHttpClient.Builder client, Duration handshake) {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager trust) {
          SSLContext context = SSLContext.getInstance("TLS");
          context.init(null, new TrustManager[] {trust}, null);
          client.sslSocketFactory(
              new TimedHandshakes(context.getSocketFactory(), handshake), trust);
          return;
        }
      }
    } catch (GeneralSecurityException e) {
      String reason = e.getCause() == null ? e.toString() : e.getCause().toString();
      throw new TransportException(
          Kind.TLS, "the trust store cannot be read (" + reason + "). " + inUse(), false, e);
    }
  }

  /** Names it, and how to use another. */
  static String inUse() {
    Path security = Path.of(System.getProperty("java.home"), "lib", "security");
    Path jsse = security.resolve("jssecacerts");
    Path standard = Files.exists(jsse) ? jsse : security.resolve("cacerts");
    String own = System.getProperty("javax.net.ssl.trustStore", "");
    boolean missing = !own.isEmpty() && !own.equals("NONE") && !Files.exists(Path.of(own));
    return "The trust store in use is "
        + (own.isEmpty() ? standard : own)
        + (missing ? ", which does not exist" : "")
        + "; another is set with -Djavax.net.ssl.trustStore.";
  }
}
