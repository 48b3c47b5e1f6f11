package ai.memories.http;

import ai.memories.MemoriesException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The root of the service, below which {@code /<endpoint>/chat/completions} lies. It is https, or a
 * loopback address, since the key goes there. Immutable.
 *
 * <pre>{@code
 * BaseUrl.parse("https://mavi-backend.memories.ai/serve/api/v2/iu").endpoint(); // Optional[IU]
 * }</pre>
 */
public final class BaseUrl {
  private static final String DEFAULT_TEXT = "https://mavi-backend.memories.ai/serve/api/v2";
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]");

  /** The service itself. */
  public static final BaseUrl DEFAULT = parse(DEFAULT_TEXT);

  private final String root;
  private final @Nullable Endpoint endpoint;

  private BaseUrl(String root, @Nullable Endpoint endpoint) {
    this.root = root;
    this.endpoint = endpoint;
  }

  /**
   * Reads the root, or the root with {@code /vu} or {@code /iu}, as OpenAI's SDKs are configured.
   *
   * @throws MemoriesException if it is no URL, neither https nor loopback, or holds a user, a query
   *     or a fragment
   */
  public static BaseUrl parse(String text) {
    URI uri = uri(text);
    String scheme = lower(uri.getScheme());
    String host = lower(uri.getHost());
    if (host.isEmpty() || !(scheme.equals("https") || scheme.equals("http"))) {
      throw refused(text, "write for example " + DEFAULT_TEXT);
    }
    if (uri.getPort() == 0 || uri.getPort() > 65_535) {
      throw refused(text, "its port is none: ports go from 1 to 65535");
    }
    if (scheme.equals("http") && !isLoopback(host)) {
      throw refused(text, "the key would travel in the clear: use https (http only to localhost)");
    }
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw refused(text, "leave out user, query and fragment");
    }
    String root = text.strip().replaceAll("/+$", "");
    if (root.endsWith("/chat/completions")) {
      throw refused(text, "leave out /chat/completions, the client adds it");
    }
    return split(root);
  }

  static boolean isLoopback(String host) {
    return LOOPBACK.matcher(lower(host)).matches();
  }

  private static BaseUrl split(String root) {
    for (Endpoint endpoint : Endpoint.values()) {
      String end = "/" + endpoint.segment();
      if (root.endsWith(end)) {
        return new BaseUrl(root.substring(0, root.length() - end.length()), endpoint);
      }
    }
    return new BaseUrl(root, null);
  }

  private static URI uri(String text) {
    try {
      return new URI(text.strip());
    } catch (URISyntaxException e) {
      throw refused("…", "it is no URL (" + e.getReason() + ")");
    }
  }

  private static MemoriesException refused(String text, String reason) {
    // what stands before an @ may be a password
    return new MemoriesException(
        "baseUrl " + text.replaceAll("//[^/@]*@", "//…@") + " is refused: " + reason);
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }

  /** The endpoint the URL named, if it did. */
  public Optional<Endpoint> endpoint() {
    return Optional.ofNullable(endpoint);
  }

  /**
   * The endpoint to use: the one asked for, or the URL's, or {@link Endpoint#VU}.
   *
   * @throws MemoriesException if both are there and differ
   */
  public Endpoint endpoint(Optional<Endpoint> explicit) {
    if (endpoint != null && explicit.isPresent() && explicit.get() != endpoint) {
      throw new MemoriesException(
          "baseUrl "
              + this
              + " says "
              + endpoint.segment()
              + " but endpoint says "
              + explicit.get().segment()
              + ": drop one of them");
    }
    return explicit.or(this::endpoint).orElse(Endpoint.VU);
  }

  /** Where calls through an endpoint go. */
  String completions(Endpoint through) {
    return root + "/" + through.segment() + "/chat/completions";
  }

  /** The URL as it was given, without a trailing slash. */
  @Override
  public String toString() {
    return endpoint == null ? root : root + "/" + endpoint.segment();
  }
}
