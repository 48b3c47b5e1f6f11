package ai.memories.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.memories.ModelId;
import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.ApiResponse.Origin;
import ai.memories.http.RateLimitException;
import ai.memories.http.RetryPolicy;
import ai.memories.json.Json;
import ai.memories.typed.AnswerType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TypedChatTest {
  private static final ChatRequest QUESTION = ChatRequest.of("The largest city of France?");
  private static final Path FILE = Path.of("cassettes/city.json");

  record City(String name, long inhabitants) {}

  private final List<ApiRequest> sent = new ArrayList<>();

  private ChatModel model(ApiResponse answer) {
    return MemoriesClient.builder()
        .environment(name -> null)
        .retries(RetryPolicy.NONE)
        .around(
            inner ->
                request -> {
                  sent.add(request);
                  return CompletableFuture.completedFuture(answer);
                })
        .build()
        .model(ModelId.parse("gemini:gemini-2.5-flash"));
  }

  private ChatModel saying(String text) {
    String body = "{\"choices\":[{\"text\":" + Json.text(text).compact() + "}]}";
    return model(ApiResponse.live(200, "", body).withRecording(Origin.REPLAYED, FILE));
  }

  @Test
  void aRecordIsAskedForAndRead() {
    TypedResponse<City> answer =
        saying("{\"name\": \"Paris\", \"inhabitants\": 2100000}").chat(QUESTION, City.class);

    assertThat(answer.value()).isEqualTo(new City("Paris", 2_100_000));
    assertThat(answer.response().recording()).contains(FILE);
    assertThat(sent.get(0).body().at("/extra_body/metadata/responseSchema"))
        .contains(AnswerType.of(City.class).schema().json());
    assertThat(sent.get(0).body().at("/extra_body/metadata/response_mime_type"))
        .contains(Json.text("application/json"));
  }

  @Test
  void aCodeFenceIsTolerated() {
    var model = saying("```json\n{\"name\": \"Paris\", \"inhabitants\": 1}\n```");

    assertThat(model.chat(QUESTION, City.class).value().name()).isEqualTo("Paris");
  }

  @Test
  void aViolationShowsPointerValueAndRecording() {
    var model = saying("{\"name\": \"Paris\", \"inhabitants\": \"many\"}");

    var failure =
        catchThrowableOfType(InvalidAnswerException.class, () -> model.chat(QUESTION, City.class));

    assertThat(failure.violations())
        .singleElement()
        .satisfies(v -> assertThat(v.pointer()).isEqualTo("/inhabitants"));
    assertThat(failure.recording()).contains(FILE);
    assertThat(failure.response().text()).contains("many");
    assertThat(failure)
        .hasMessageContaining("no City (recording " + FILE + ")")
        .hasMessageContaining("/inhabitants: ")
        .hasMessageContaining("\"many\"");
  }

  @Test
  void anAnswerThatIsNoJsonIsQuoted() {
    var model = saying("It is Paris.");

    assertThatThrownBy(() -> model.chat(QUESTION, City.class))
        .isInstanceOf(InvalidAnswerException.class)
        .hasMessageContaining("expected JSON, got \"It is Paris.\"");
  }

  @Test
  void anAnswerThatWasCutOffSaysSo() {
    var model = saying("{\"name\": \"Par");

    assertThatThrownBy(() -> model.chat(QUESTION, City.class))
        .isInstanceOf(InvalidAnswerException.class)
        .hasMessageContaining("The answer was cut off: the JSON ends too early");
  }

  @Test
  void anErrorOfTheServiceStaysOne() {
    var model = model(ApiResponse.live(429, "", "{\"code\":429,\"msg\":\"m\"}"));

    assertThatThrownBy(() -> model.chat(QUESTION, City.class))
        .isInstanceOf(RateLimitException.class);
  }

  @Test
  void aSecondSchemaIsRefusedBeforeAnythingIsSent() {
    var model = saying("{}");
    ChatRequest request =
        QUESTION.toBuilder().responseSchema(AnswerType.of(City.class).schema()).build();

    assertThatThrownBy(() -> model.chat(request, City.class))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("leave out responseSchema");
    assertThat(sent).isEmpty();
  }

  @Test
  void aMismatchIsToldAsItIsToWhoeverDoesNotWait() {
    var told = new AtomicReference<Throwable>();

    var unused =
        saying("{\"name\": 1}")
            .chatAsync(QUESTION, City.class)
            .whenComplete((answer, failure) -> told.set(failure));

    assertThat(told.get()).isInstanceOf(InvalidAnswerException.class);
  }
}
