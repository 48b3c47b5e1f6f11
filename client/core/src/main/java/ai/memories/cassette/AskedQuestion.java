package ai.memories.cassette;

import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import java.time.Instant;
import java.util.Optional;

/**
 * One call on its way through the cassette.
 *
 * @param request as it came
 * @param normal as it is compared
 * @param question what it is paid for as
 * @param directory where its recording lies
 */
record AskedQuestion(
    ApiRequest request, NormalRequest normal, Question question, CassetteDirectory directory) {

  String slug() {
    return request.context().slug();
  }

  Optional<CassetteDirectory.Found> find() {
    return directory.find(slug(), question.fingerprint(), question.take());
  }

  Recording recording(ApiResponse answer, KeptAnswer kept, Instant now) {
    return new Recording(
        question.fingerprint(),
        question.take(),
        normal.rules(),
        normal.form(),
        answer.status(),
        answer.contentType(),
        kept,
        answer.latency(),
        now);
  }
}
