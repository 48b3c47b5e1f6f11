package ai.memories.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The {@code User-Agent}: our version as Maven wrote it into the jar, and the Java version. */
final class ClientVersion {
  private static final String POM = "/META-INF/maven/ai.memories/memories-client/pom.properties";

  static final String USER_AGENT =
      "memories-client/" + version() + " (Java " + Runtime.version().feature() + ")";

  private ClientVersion() {}

  private static String version() {
    try (InputStream pom = ClientVersion.class.getResourceAsStream(POM)) {
      var properties = new Properties();
      if (pom != null) {
        properties.load(pom);
      }
      return properties.getProperty("version", "dev");
    } catch (IOException e) {
      return "dev"; // a version is no reason to fail a call
    }
  }
}
