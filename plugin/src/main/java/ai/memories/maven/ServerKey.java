package ai.memories.maven;

import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/** The key in {@code settings.xml}: the password of the server {@code memories}, decrypted. */
final class ServerKey {
  private static final String SERVER = "memories";

  private ServerKey() {}

  static Optional<String> find(MavenSession session, SettingsDecrypter decrypter) {
    Server server = session.getSettings().getServer(SERVER);
    if (server == null) {
      return Optional.empty();
    }
    var decrypted = decrypter.decrypt(new DefaultSettingsDecryptionRequest(server)).getServer();
    return Optional.ofNullable(decrypted.getPassword())
        .map(String::strip)
        .filter(key -> !key.isEmpty());
  }
}
