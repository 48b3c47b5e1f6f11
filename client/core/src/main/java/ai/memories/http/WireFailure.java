package ai.memories.http;

import ai.memories.http.TransportException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Says what an {@code IOException} of the wire means, and what to do. */
final class WireFailure {
  private static final String BILLED =
      "It may have been billed, so it is not repeated by default; a longer readTimeout may help.";

  private WireFailure() {}

  static TransportException of(
      IOException e, boolean cancelled, Passage passage, WireSettings settings) {
    Kind kind = kind(e, cancelled, passage);
    String url =
        "POST "
            + settings.baseUrl().completions(passage.request().endpoint())
            + (passage.proxy().isEmpty() ? "" : " through the proxy " + passage.proxy());
    String message =
        switch (kind) {
          case CONNECT -> noConnection(e, url, settings);
          case TLS -> url + ": no secure connection (" + words(e) + "). " + TrustStore.inUse();
          case TIMEOUT ->
              url + ": no answer within " + settings.readTimeout().toMillis() + " ms. " + BILLED;
          case CANCELLED -> url + ": the call was cancelled";
          default -> url + ": the connection broke (" + words(e) + "). " + BILLED;
        };
    return new TransportException(kind, message, passage.isSent(), e);
  }

  private static Kind kind(IOException e, boolean cancelled, Passage passage) {
    if (cancelled) {
      return Kind.CANCELLED;
    }
    if (passage.isSent()) {
      return e instanceof InterruptedIOException ? Kind.TIMEOUT : Kind.CONNECTION_LOST;
    }
    return e instanceof SSLException ? Kind.TLS : Kind.CONNECT;
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
