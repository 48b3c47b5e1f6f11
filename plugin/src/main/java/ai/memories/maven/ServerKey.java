package ai.memories.maven;

import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Problem;
import java.util.Optional;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;

/** The key in {@code settings.xml}: the password of the server {@code memories}, decrypted. */
final class ServerKey {
  private static final String SERVER = "memories";

  private ServerKey() {}

  /**
   * The key, if there is such a server with a password.
   *
   * @throws ConfigurationException if the password cannot be decrypted: what stands there is no key
   */
  static Optional<String> find(Settings settings, SettingsDecrypter decrypter) {
    Server server = settings.getServer(SERVER);
    if (server == null) {
      return Optional.empty();
    }
    SettingsDecryptionResult result =
        decrypter.decrypt(new DefaultSettingsDecryptionRequest(server));
    for (SettingsProblem problem : result.getProblems()) {
      throw new ConfigurationException(
          Problem.error(
              "settings.xml: the password of the server \""
                  + SERVER
                  + "\" cannot be decrypted: "
                  + problem.getMessage()));
    }
    return Optional.ofNullable(result.getServer().getPassword())
        .map(String::strip)
        .filter(key -> !key.isEmpty());
  }
}
