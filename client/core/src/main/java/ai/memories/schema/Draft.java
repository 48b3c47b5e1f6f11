package ai.memories.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The drafts of JSON Schema, each with its own schema. */
enum Draft {
  DRAFT_4("http://json-schema.org/draft-04/schema"),
  DRAFT_6("http://json-schema.org/draft-06/schema"),
  DRAFT_7("http://json-schema.org/draft-07/schema"),
  DRAFT_2019_09("https://json-schema.org/draft/2019-09/schema"),
  DRAFT_2020_12("https://json-schema.org/draft/2020-12/schema");

  private final String id;

  private static final Map<Draft, Validator> COMPILED = new ConcurrentHashMap<>();

  Draft(String id) {
    this.id = id;
  }

  static Optional<Draft> of(JsonNode schema) {
    return schema.has("$schema")
        ? named(schema.get("$schema").asText())
        : Optional.of(DRAFT_2020_12);
  }

  private static Optional<Draft> named(String id) {
    String plain = id.endsWith("#") ? id.substring(0, id.length() - 1) : id;
    return Arrays.stream(values()).filter(draft -> draft.id.equals(plain)).findFirst();
  }

  /** Whether a reference is to the schema of a draft, which is at hand without fetching. */
  static boolean isPublished(String reference) {
    return named(reference).isPresent();
  }

  static String names() {
    return Arrays.stream(values()).map(draft -> draft.id).collect(Collectors.joining(", "));
  }

  /** Compiled when the first schema of the draft comes, as that takes a while. */
  Validator metaSchema() {
    return COMPILED.computeIfAbsent(this, draft -> Validator.metaSchema(draft.id));
  }
}
