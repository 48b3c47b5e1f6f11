package ai.memories.http;

import ai.memories.http.TransportException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Says what an {@code IOException} of the wire means, and what to do. */
final class WireFailure {
  private static final String BILLED =
      "It may have been billed, so it is not repeated by default; a longer readTimeout may help.";

  private static final String CHECK_PROXY =
      "Check the proxy's user and password, and whether it lets calls to this host pass.";

  private static final String UNTOUCHED =
      "It was refused before it was looked at (HTTP/2 REFUSED_STREAM), so it was not billed.";

  /**
   * In OkHttp's words, since it has no public type for it. A stream that the service numbers behind
   * its GOAWAY gets the same ones: RFC 9113, 8.7, promises of both that nothing was processed.
   */
  private static final String REFUSED_STREAM = "stream was reset: REFUSED_STREAM";

  /** In OkHttp's words: the proxy knows the user and says no, which it will say again. */
  private static final Pattern PROXY_REFUSES =
      Pattern.compile("Failed to authenticate with proxy|.*for CONNECT: 4\\d\\d");

  private WireFailure() {}

  static TransportException of(
      IOException e, boolean cancelled, Passage passage, WireSettings settings) {
    Kind kind = kind(e, cancelled, passage);
    boolean untouched = REFUSED_STREAM.equals(e.getMessage());
    String url =
        "POST "
            + settings.baseUrl().completions(passage.request().endpoint())
            + (passage.proxy().isEmpty() ? "" : " through the proxy " + passage.proxy());
    String message =
        switch (kind) {
          case CONNECT -> noConnection(e, url, settings);
          case PROXY -> url + ": the proxy refused it (" + words(e) + "). " + CHECK_PROXY;
          case TLS -> url + ": no secure connection (" + words(e) + "). " + TrustStore.inUse();
          case TIMEOUT ->
              url + ": no answer within " + settings.readTimeout().toMillis() + " ms. " + BILLED;
          case CANCELLED -> url + ": the call was cancelled";
          default ->
              url
                  + ": the connection broke ("
                  + words(e)
                  + "). "
                  + (untouched ? UNTOUCHED : BILLED);
        };
    return new TransportException(kind, message, passage.isSent() && !untouched, e);
  }

  private static Kind kind(IOException e, boolean cancelled, Passage passage) {
    if (cancelled) {
      return Kind.CANCELLED;
    }
    if (passage.isSent()) {
      return e instanceof InterruptedIOException ? Kind.TIMEOUT : Kind.CONNECTION_LOST;
    }
    if (e instanceof SSLException) {
      return Kind.TLS;
    }
    boolean refused = PROXY_REFUSES.matcher(String.valueOf(e.getMessage())).matches();
    return refused && !passage.proxy().isEmpty() ? Kind.PROXY : Kind.CONNECT;
  }

  private static String noConnection(IOException e, String url, WireSettings settings) {
    String reason =
        e instanceof UnknownHostException
            ? "the host is unknown"
            : e instanceof InterruptedIOException
                ? "no connection within " + settings.connectTimeout().toMillis() + " ms"
                : words(e);
    return url + ": no connection (" + reason + "). Check baseUrl, network and proxy.";
  }

  private static String words(IOException e) {
    return Excerpt.of(String.valueOf(e.getMessage()), 200);
  }
}
