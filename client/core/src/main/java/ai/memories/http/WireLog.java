package ai.memories.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes over the wire, for those who switch it on: no headers, and so no credentials; of the
 * bodies only the start, without keys and without the content of files.
 */
final class WireLog {
  private static final Logger LOG = LoggerFactory.getLogger("ai.memories.wire");
  private static final int MAX_CHARS = 4_000;
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/=_-]{200,}");

  private final boolean on;
  private final ApiKey key;

  WireLog(boolean on, ApiKey key) {
    this.on = on;
    this.key = key;
  }

  void sent(ApiRequest request) {
    if (on && LOG.isDebugEnabled()) {
      LOG.debug(
          "> {} (attempt {}) {}",
          ErrorMessage.path(request),
          request.attempt(),
          redacted(request.body().compact()));
    }
  }

  void ended(ApiRequest request, @Nullable ApiResponse response, @Nullable Throwable failure) {
    if (on && LOG.isDebugEnabled()) {
      String path = ErrorMessage.path(request);
      if (response == null) {
        LOG.debug("< {} failed: {}", path, redacted(String.valueOf(failure)));
      } else {
        LOG.debug(
            "< {} answered {} in {} ms: {}",
            path,
            response.status(),
            response.latency().toMillis(),
            redacted(response.body()));
      }
    }
  }

  /** The live key is looked for as it is, since not every key has a shape that tells. */
  String redacted(String text) {
    return Excerpt.of(
        BASE64
            .matcher(key.hideIn(text))
            .replaceAll(found -> "[" + found.group().length() + " characters]"),
        MAX_CHARS);
  }
}
