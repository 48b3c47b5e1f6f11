package ai.memories.http;

import ai.memories.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A body and, once somebody asked, what it says as JSON: every layer an answer passes looks into
 * it. Thread-safe; two that ask at once may both read it.
 */
final class ParsedBody {
  private final String text;
  private volatile @Nullable Json json;

  ParsedBody(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /**
   * The body as JSON.
   *
   * @throws ai.memories.json.JsonSyntaxException if it is none
   */
  Json json() {
    Json known = json;
    if (known == null) {
      known = Json.parse(text);
      json = known;
    }
    return known;
  }
}
