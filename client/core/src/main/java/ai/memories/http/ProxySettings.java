package ai.memories.http;

import static java.util.stream.Collectors.joining;

import ai.memories.MemoriesException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP proxy, who is reached without it, and who one is to it. Calls go through it in a tunnel,
 * so it sees neither key nor content. Immutable; {@code toString} shows no password.
 *
 * <pre>{@code
 * ProxySettings.of("proxy.example.org", 3128)
 *     .withCredentials("user", "password")
 *     .withBypass("localhost, .example.org");
 * }</pre>
 */
public final class ProxySettings {
  private final String host;
  private final int port;
  private final @Nullable String user;
  private final String password;
  private final List<String> bypass;

  private ProxySettings(
      String host, int port, @Nullable String user, String password, List<String> bypass) {
    if (host.isBlank() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException(
          "a proxy needs a host and a port from 1 to 65535, not \"" + host + "\" and " + port);
    }
    this.host = host;
    this.port = port;
    this.user = user;
    this.password = password;
    this.bypass = bypass;
  }

  /** The proxy at this place, for every host, without credentials. */
  public static ProxySettings of(String host, int port) {
    return new ProxySettings(host, port, null, "", List.of());
  }

  /**
   * Reads the value of {@code HTTPS_PROXY}, such as {@code http://user:password@proxy:3128}.
   *
   * @throws MemoriesException if it names no HTTP proxy; the message shows no password
   */
  public static ProxySettings parse(String url) {
    String text = url.strip();
    try {
      var uri = new URI(text.contains("://") ? text : "http://" + text);
      String host = uri.getHost();
      if (host == null || uri.getPort() < 1 || !"http".equalsIgnoreCase(uri.getScheme())) {
        throw refused();
      }
      ProxySettings proxy = of(host, uri.getPort());
      String[] who = Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
      return who[0].isEmpty()
          ? proxy
          : proxy.withCredentials(decoded(who[0]), who.length > 1 ? decoded(who[1]) : "");
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw refused(); // the cause would quote the password
    }
  }

  private static MemoriesException refused() {
    return new MemoriesException(
        "HTTPS_PROXY names no proxy we can use: write http://host:port or"
            + " http://user:password@host:port, with special characters percent-encoded");
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** With the name and password it asks for (Basic). */
  public ProxySettings withCredentials(String newUser, String newPassword) {
    return new ProxySettings(host, port, newUser, newPassword, bypass);
  }

  /**
   * With the hosts reached without it, separated by commas or bars, as {@code NO_PROXY} and {@code
   * nonProxyHosts} have them: {@code example.org} and {@code .example.org} and {@code
   * *.example.org} count for all hosts below, a {@code *} elsewhere for any characters, {@code *}
   * alone for all hosts.
   */
  public ProxySettings withBypass(String hosts) {
    List<String> entries =
        Arrays.stream(hosts.toLowerCase(Locale.ROOT).split("[,|\\s]+"))
            .filter(entry -> !entry.isEmpty())
            .toList();
    return new ProxySettings(host, port, user, password, entries);
  }

  /** Whether a host is reached without it. */
  boolean bypasses(String target, int targetPort) {
    String name = target.toLowerCase(Locale.ROOT);
    return bypass.stream()
        .anyMatch(
            entry -> {
              int colon = entry.lastIndexOf(':');
              boolean withPort = colon > 0 && entry.substring(colon + 1).matches("\\d+");
              return withPort
                  ? entry.substring(colon + 1).equals(Integer.toString(targetPort))
                      && matches(entry.substring(0, colon), name)
                  : matches(entry, name);
            });
  }

  private static boolean matches(String entry, String name) {
    String domain = entry.replaceFirst("^\\*?\\.", "");
    return domain.contains("*")
        ? matchesPattern(domain, name)
        : name.equals(domain) || name.endsWith("." + domain);
  }

  /** As the JVM and Maven read their lists: a star stands for any characters. */
  private static boolean matchesPattern(String pattern, String name) {
    String regex =
        Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(joining(".*"));
    return name.matches(regex);
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  @Nullable String user() {
    return user;
  }

  String password() {
    return password;
  }

  /** Host and port. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
