package ai.memories.it.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.ModelId;
import ai.memories.Usage;
import ai.memories.it.quickstart.PreparedAnswer.Name;
import ai.memories.it.quickstart.SuiteCases.Case;
import ai.memories.json.Json;
import ai.memories.schema.ResponseSchema;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(Lifecycle.PER_CLASS)
class StandInTest {
  private static final Path QUICKSTART = Path.of("../docs/quickstart");
  private static final String CHAT = "/vu/chat/completions";
  private static final String JUNIT_TEST = "InvoiceTest";

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<PreparedAnswer> answers;
  private final StandIn service;

  StandInTest() throws IOException {
    answers = AnswerFile.readAll(QUICKSTART.resolve("stand-in/answers"));
    service = StandIn.start(answers, 0, StandIn.Pace.AT_ONCE);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  static Stream<Case> cases() throws IOException {
    return SuiteCases.below(QUICKSTART.resolve("src/test/memories/suites"));
  }

  static Stream<Case> casesWithSchema() throws IOException {
    return cases().filter(asked -> asked.responseSchema().isPresent());
  }

  @Nested
  class Answers {

    @Test
    void everyCaseHasOneAndNoneIsLeftOver() throws IOException {
      assertThat(answers.stream().map(PreparedAnswer::name))
          .filteredOn(name -> !name.suite().equals(JUNIT_TEST))
          .containsExactlyInAnyOrderElementsOf(cases().map(Case::name).toList());
    }

    @ParameterizedTest
    @MethodSource("ai.memories.it.quickstart.StandInTest#cases")
    void theMarkersOfNoOtherAnswerFitARequest(Case asked) {
      assertThat(answers)
          .filteredOn(answer -> answer.answers(asked.name().model(), asked.body()))
          .extracting(PreparedAnswer::name)
          .containsExactly(asked.name());
    }

    @ParameterizedTest
    @MethodSource("ai.memories.it.quickstart.StandInTest#casesWithSchema")
    void eachSatisfiesTheSchemaOfItsSuite(Case asked) throws IOException {
      var schema = ResponseSchema.parse(Files.readString(asked.responseSchema().get()));

      Json answer = Json.parseStrict(answer(asked.name()).text());

      assertThat(schema.lint()).isEmpty();
      assertThat(schema.validate(answer)).isEmpty();
      assertThat(schema.warnings(answer)).isEmpty();
    }

    @Test
    void noTwoHaveTheSameId() {
      assertThat(answers).extracting(PreparedAnswer::id).doesNotHaveDuplicates();
    }
  }

  @Nested
  class OverHttp {

    @ParameterizedTest
    @MethodSource("ai.memories.it.quickstart.StandInTest#cases")
    void aCaseGetsItsAnswerInTheServicesForm(Case asked) throws Exception {
      HttpResponse<String> response = post(service.baseUrl() + CHAT, asked.body());

      PreparedAnswer expected = answer(asked.name());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(Json.parse(response.body())).isEqualTo(documentedForm(expected));
    }

    @Test
    void theJUnitTestIsAnsweredByTheTextsInItsSource() throws Exception {
      String source =
          Files.readString(
              QUICKSTART.resolve("src/test/java/com/example/invoices/InvoiceTest.java"));
      PreparedAnswer expected =
          answers.stream().filter(a -> a.name().suite().equals(JUNIT_TEST)).findFirst().get();

      HttpResponse<String> response =
          post(service.baseUrl() + CHAT, request(expected.name().model(), source));

      assertThat(Json.parse(response.body()).at("/choices/0/text"))
          .contains(Json.text(expected.text()));
    }

    @Test
    void bothEndpointsAreServed() throws Exception {
      Case any = cases().findFirst().get();

      assertThat(post(service.baseUrl() + "/iu/chat/completions", any.body()).statusCode())
          .isEqualTo(200);
    }

    @Test
    void anUnknownRequestIsA404InTheServicesErrorForm() throws Exception {
      String unknown = request(ModelId.parse("gemini:gemini-2.5-flash"), "Who are you?");

      HttpResponse<String> response = post(service.baseUrl() + CHAT, unknown);

      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(Json.parse(response.body()))
          .isEqualTo(
              Json.parse(
                  """
                  {"code": 404, "msg": "no answer was prepared for this request", "data": null}
                  """));
    }

    @Test
    void aRequestWithoutAuthorizationIsRefused() throws Exception {
      var request =
          HttpRequest.newBuilder(URI.create(service.baseUrl() + CHAT))
              .POST(BodyPublishers.ofString(cases().findFirst().get().body()))
              .build();

      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }

    @Test
    void atThePreparedPaceAnAnswerTakesItsLatency() throws Exception {
      Duration latency = Duration.ofMillis(120);
      var model = ModelId.parse("gemini:gemini-2.5-flash");
      var slow =
          new PreparedAnswer(
              new Name("s", "c", "p", model), List.of("tea"), "wait", Usage.NONE, latency);

      try (StandIn one = StandIn.start(List.of(slow), 0, StandIn.Pace.AS_PREPARED)) {
        long before = System.nanoTime();
        post(one.baseUrl() + CHAT, request(model, "tea"));

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(latency);
      }
    }
  }

  private PreparedAnswer answer(Name name) {
    return answers.stream().filter(answer -> answer.name().equals(name)).findFirst().get();
  }

  private HttpResponse<String> post(String url, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Authorization", "any-key")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private static String request(ModelId model, String text) {
    var body = Json.object().put("model", model.toString());
    body.putArray("messages").addObject().put("role", "user").put("content", text);
    return Json.of(body).compact();
  }

  /** The vendor's documented response, filled in; fails with the member that is missing or odd. */
  private static Json documentedForm(PreparedAnswer answer) {
    return Json.parse(
        """
        {"id": "%s", "object": "completion", "model": "%s", "created_at": 1795392000,
         "status": "completed", "choices": [{"text": %s, "index": 0}],
         "usage": {"input_tokens": %d, "output_tokens": %d, "total_tokens": %d},
         "meta": {"provider": "gemini", "provider_model": "%s"}}
        """
            .formatted(
                answer.id(),
                answer.name().model(),
                Json.text(answer.text()).compact(),
                answer.usage().inputTokens(),
                answer.usage().outputTokens(),
                answer.usage().totalTokens(),
                answer.name().model().name()));
  }
}
