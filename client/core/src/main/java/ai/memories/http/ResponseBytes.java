package ai.memories.http;

import ai.memories.http.TransportException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okhttp3.Response;

/** Reads an answer that comes as a whole, up to a limit that counts after decompression. */
final class ResponseBytes {
  private ResponseBytes() {}

  static ApiResponse read(Response response, long limit) throws IOException {
    if (response.isRedirect()) {
      throw redirected(response);
    }
    MediaType type = response.body().contentType();
    String text = new String(bytes(response, limit), charset(type));
    return ApiResponse.live(response.code(), type == null ? "" : type.toString(), text)
        .withHeaders(WireHeaders.retryAfter(response), WireHeaders.requestId(response));
  }

  private static byte[] bytes(Response response, long limit) throws IOException {
    int most = (int) Math.min(limit, Integer.MAX_VALUE - 16);
    try (InputStream in = response.body().byteStream()) {
      byte[] bytes = in.readNBytes(most);
      if (bytes.length == most && in.read() >= 0) {
        throw tooLarge(response, limit);
      }
      return bytes;
    }
  }

  static TransportException tooLarge(Response response, long limit) {
    return new TransportException(
        Kind.TOO_LARGE,
        "POST %s answered with more than %,d bytes after decompression; reading was stopped"
            .formatted(response.request().url(), limit),
        true,
        null);
  }

  private static Charset charset(MediaType type) {
    Charset named = type == null ? null : type.charset();
    return named == null ? StandardCharsets.UTF_8 : named;
  }

  private static TransportException redirected(Response response) {
    return new TransportException(
        Kind.REDIRECT,
        "POST %s answered %d, pointing to %s; redirects are not followed, since the key would go along: set baseUrl to the right address"
            .formatted(
                response.request().url(),
                response.code(),
                Excerpt.of(String.valueOf(response.header("Location")), 200)),
        false,
        null);
  }
}
