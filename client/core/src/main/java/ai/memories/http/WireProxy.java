package ai.memories.http;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Locale;
import java.util.function.Function;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Decides once how the one origin of a wire is reached: by the proxy that was set, else as the JVM
 * says (its properties or the application's own selector), else as {@code HTTPS_PROXY} and {@code
 * NO_PROXY} say.
 */
final class WireProxy {
  private static final String AUTHORIZATION = "Proxy-Authorization";

  private WireProxy() {}

  static void configure(OkHttpClient.Builder client, WireSettings settings) {
    URI target = URI.create(settings.baseUrl().completions(Endpoint.VU));
    if (target.getScheme().equalsIgnoreCase("http")) {
      client.proxy(Proxy.NO_PROXY); // this machine; without a tunnel a proxy would read the key
      return;
    }
    ProxySettings proxy = settings.proxy();
    if (proxy == null && !decidedByJvm(target)) {
      proxy = ofEnvironment(settings.environment());
    }
    if (proxy == null) {
      client.proxyAuthenticator(WireProxy::byProperties);
    } else if (proxy.bypasses(target.getHost(), port(target))) {
      client.proxy(Proxy.NO_PROXY);
    } else {
      var address = InetSocketAddress.createUnresolved(proxy.host(), proxy.port());
      client.proxy(new Proxy(Proxy.Type.HTTP, address)).proxyAuthenticator(authenticator(proxy));
    }
  }

  /** Hosts of ours never leave by the environment; whoever proxies them says so to the JVM. */
  private static boolean decidedByJvm(URI target) {
    ProxySelector selector = ProxySelector.getDefault();
    return BaseUrl.isLoopback(target.getHost())
        || System.getProperty("https.proxyHost") != null
        || System.getProperty("socksProxyHost") != null
        || (selector != null
            && selector.select(target).stream().anyMatch(p -> p.type() != Proxy.Type.DIRECT));
  }

  private static @Nullable ProxySettings ofEnvironment(
      Function<String, @Nullable String> environment) {
    String url = either(environment, "https_proxy");
    return url.isBlank()
        ? null
        : ProxySettings.parse(url).withBypass(either(environment, "no_proxy"));
  }

  /** The small letters first, as curl has it. */
  private static String either(Function<String, @Nullable String> environment, String name) {
    String small = environment.apply(name);
    String large = environment.apply(name.toUpperCase(Locale.ROOT));
    return small != null ? small : large != null ? large : "";
  }

  private static int port(URI target) {
    return target.getPort() > 0 ? target.getPort() : 443;
  }

  private static Authenticator authenticator(ProxySettings proxy) {
    String user = proxy.user();
    return user == null
        ? Authenticator.NONE
        : (route, response) -> answer(response, user, proxy.password());
  }

  private static @Nullable Request byProperties(okhttp3.@Nullable Route route, Response response)
      throws java.io.IOException {
    String user = System.getProperty("https.proxyUser", System.getProperty("http.proxyUser"));
    String password =
        System.getProperty("https.proxyPassword", System.getProperty("http.proxyPassword", ""));
    return user == null
        ? Authenticator.JAVA_NET_AUTHENTICATOR.authenticate(route, response)
        : answer(response, user, password);
  }

  /** Credentials, once: what was refused is not said again. */
  private static @Nullable Request answer(Response response, String user, String password) {
    Request asked = response.request();
    return asked.header(AUTHORIZATION) != null
        ? null
        : asked.newBuilder().header(AUTHORIZATION, Credentials.basic(user, password)).build();
  }
}
