package ai.memories.cassette;

import ai.memories.json.Json;
import ai.memories.json.JsonAnswer;
import ai.memories.regex.RegexTimeoutException;
import ai.memories.schema.AnswerSchema;
import ai.memories.schema.SchemaException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether recorded answers would satisfy the schema a question has now. */
final class NewSchema {
  private static final List<String> PLACES =
      List.of(
          "/extra_body/metadata/responseSchema",
          "/metadata/responseSchema",
          "/extra_body/metadata/responseJsonSchema",
          "/metadata/responseJsonSchema",
          "/extra_body/metadata/response_schema",
          "/metadata/response_schema",
          "/extra_body/metadata/response_json_schema",
          "/metadata/response_json_schema");

  private NewSchema() {}

  /** Such as {@code 2 of 3 recorded answers satisfy the new schema}; empty where it has none. */
  static Optional<String> verdict(AskedQuestion asked, Fingerprint recorded) {
    return PLACES.stream()
        .flatMap(place -> asked.request().body().at(place).stream())
        .findFirst()
        .flatMap(NewSchema::read)
        .map(schema -> verdict(schema, asked.directory(), recorded));
  }

  private static Optional<AnswerSchema> read(Json json) {
    try {
      return Optional.of(AnswerSchema.of(json));
    } catch (SchemaException e) {
      return Optional.empty(); // the schema's own fault is reported where it is sent
    }
  }

  private static String verdict(
      AnswerSchema schema, CassetteDirectory directory, Fingerprint recorded) {
    List<Recording> recordings = directory.recordingsOf(recorded);
    long satisfied =
        recordings.stream().filter(recording -> satisfies(schema, recording.body())).count();
    return satisfied
        + " of "
        + recordings.size()
        + (recordings.size() == 1 ? " recorded answer satisfies" : " recorded answers satisfy")
        + " the new schema";
  }

  private static boolean satisfies(AnswerSchema schema, Json body) {
    JsonNode choices = body.node().path("choices");
    return !choices.isEmpty()
        && Stream.iterate(0, i -> i < choices.size(), i -> i + 1)
            .allMatch(i -> satisfies(schema, text(choices.get(i))));
  }

  private static String text(JsonNode choice) {
    JsonNode text = choice.path("text");
    return text.isTextual() ? text.asText() : choice.at("/message/content").asText();
  }

  private static boolean satisfies(AnswerSchema schema, String text) {
    try {
      return JsonAnswer.read(text).json().map(schema::validate).filter(List::isEmpty).isPresent();
    } catch (RegexTimeoutException e) {
      return false; // what cannot be checked in time is not satisfied
    }
  }
}
