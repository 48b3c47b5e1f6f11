package ai.memories.cassette;

import ai.memories.http.ApiRequest;
import ai.memories.http.CallContext;
import ai.memories.http.Endpoint;
import ai.memories.json.Json;
import java.util.Map;

/** Requests as tests write them. */
final class Requests {
  static final CallContext PLAIN =
      new CallContext("invoices / plain", "suites/invoices", "plain", 1);

  private Requests() {}

  static ApiRequest prompt(String prompt) {
    return prompt(prompt, PLAIN);
  }

  static ApiRequest prompt(String prompt, CallContext context) {
    return of(
        "{\"model\": \"gemini:gemini-2.5-flash\", \"temperature\": 0, \"messages\":"
            + " [{\"role\": \"user\", \"content\": "
            + Json.text(prompt).compact()
            + "}]}",
        context);
  }

  static ApiRequest of(String body, CallContext context) {
    return new ApiRequest(Endpoint.VU, Json.parse(body), context, Map.of());
  }

  static CallContext sample(int sample) {
    return new CallContext(PLAIN.name(), PLAIN.directory(), PLAIN.slug(), sample);
  }

  static CallContext slug(String slug) {
    return new CallContext("invoices / " + slug, PLAIN.directory(), slug, 1);
  }

  static CallContext in(String directory) {
    return new CallContext("somebody", directory, "plain", 1);
  }
}
