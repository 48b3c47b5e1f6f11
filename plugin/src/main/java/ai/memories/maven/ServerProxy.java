package ai.memories.maven;

import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Problem;
import ai.memories.http.ProxySettings;
import java.util.Optional;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.jspecify.annotations.Nullable;

/** The proxy in {@code settings.xml}, chosen as Maven chooses it for its own downloads. */
final class ServerProxy {
  private ServerProxy() {}

  /**
   * The first active proxy for https, else the first for http, with its password decrypted.
   *
   * @throws ConfigurationException if it cannot be used, naming it and never its password
   */
  static Optional<ProxySettings> find(Settings settings, SettingsDecrypter decrypter) {
    return active(settings, "https")
        .or(() -> active(settings, "http"))
        .map(proxy -> read(proxy, decrypter));
  }

  private static Optional<Proxy> active(Settings settings, String protocol) {
    return settings.getProxies().stream()
        .filter(proxy -> proxy.isActive() && protocol.equalsIgnoreCase(proxy.getProtocol()))
        .findFirst();
  }

  private static ProxySettings read(Proxy proxy, SettingsDecrypter decrypter) {
    ProxySettings settings;
    try {
      settings = ProxySettings.of(text(proxy.getHost()), proxy.getPort());
    } catch (IllegalArgumentException e) {
      throw refused(proxy, "cannot be used: " + e.getMessage());
    }
    String user = text(proxy.getUsername());
    settings = settings.withBypass(text(proxy.getNonProxyHosts()));
    return user.isEmpty()
        ? settings
        : settings.withCredentials(user, text(decrypted(proxy, decrypter).getPassword()));
  }

  private static Proxy decrypted(Proxy proxy, SettingsDecrypter decrypter) {
    SettingsDecryptionResult result =
        decrypter.decrypt(new DefaultSettingsDecryptionRequest(proxy));
    for (SettingsProblem problem : result.getProblems()) {
      throw refused(proxy, "has a password that cannot be decrypted: " + problem.getMessage());
    }
    return result.getProxy();
  }

  private static ConfigurationException refused(Proxy proxy, String why) {
    return new ConfigurationException(
        Problem.error("settings.xml: the proxy \"" + proxy.getId() + "\" " + why));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }
}
