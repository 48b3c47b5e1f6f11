package ai.memories.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** The headers of an answer that we look at. */
final class WireHeaders {
  private static final String RETRY_AFTER = "Retry-After";
  private static final String HIDDEN_RETRY_AFTER = "X-Memories-Retry-After";

  private WireHeaders() {}

  /**
   * Renames the header before OkHttp sees it: OkHttp repeats a 503 with {@code Retry-After: 0} by
   * itself, uncounted.
   */
  static Response hideRetryAfter(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    String retryAfter = response.header(RETRY_AFTER);
    return retryAfter == null
        ? response
        : response
            .newBuilder()
            .removeHeader(RETRY_AFTER)
            .header(HIDDEN_RETRY_AFTER, retryAfter)
            .build();
  }

  static @Nullable String retryAfter(Response response) {
    return response.header(HIDDEN_RETRY_AFTER);
  }

  static @Nullable String requestId(Response response) {
    String id = response.header("X-Request-Id");
    return id == null ? response.header("Request-Id") : id;
  }
}
