package ai.memories.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.client.Base64Form;
import ai.memories.client.ChatRequest;
import ai.memories.client.ChatRequestBuilder;
import ai.memories.client.InputFile;
import ai.memories.client.InvalidRequestException;
import ai.memories.client.MetadataPlacement;
import ai.memories.client.ResponseMimeType;
import ai.memories.http.AuthScheme;
import ai.memories.http.Endpoint;
import ai.memories.it.RemoteService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What leaves: contract §1, rows 1, 2, 7 to 9, 11 to 14, 19 to 21. */
class RequestFormIT {
  private static final String SCHEMA =
      "{\"type\":\"OBJECT\",\"properties\":{\"z\":{\"type\":\"STRING\"},\"a\":{\"type\":\"STRING\"}}}";

  /** The first bytes of every PNG. */
  private static final byte[] PNG = {
    (byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13
  };

  private static final String PNG_BASE64 = "iVBORw0KGgoAAAAN";

  private final Remote remote = new Remote();

  @BeforeEach
  void theServiceAnswers() {
    remote.gives(RemoteService.answer("fine"));
  }

  @AfterEach
  void close() {
    remote.close();
  }

  private static ChatRequest request(UnaryOperator<ChatRequestBuilder> more) {
    return more.apply(ChatRequest.builder().user("hi")).build();
  }

  private void send(UnaryOperator<ChatRequestBuilder> more) {
    assertThat(remote.model().chat(request(more)).text()).isEqualTo("fine");
  }

  @ParameterizedTest
  @EnumSource
  void metadata_standsWhereItIsPlaced(MetadataPlacement placement) {
    remote
        .model(builder -> builder.metadataPlacement(placement))
        .chat(request(r -> r.thinkingBudget(-1).responseSchema(SCHEMA)));

    String metadata =
        "{\"thinking_config\":{\"thinking_budget\":-1},"
            + "\"response_mime_type\":\"application/json\",\"responseSchema\":"
            + SCHEMA
            + "}";
    assertThat(remote.sent("/extra_body/metadata"))
        .isEqualTo(placement == MetadataPlacement.TOP_LEVEL ? "nothing" : metadata);
    assertThat(remote.sent("/metadata"))
        .isEqualTo(placement == MetadataPlacement.EXTRA_BODY ? "nothing" : metadata);
  }

  @ParameterizedTest
  @CsvSource({"RAW,''", "BEARER,'Bearer '"})
  void theKey_isSentInItsScheme(AuthScheme scheme, String prefix) {
    remote.model(builder -> builder.authScheme(scheme)).chat("hi");

    assertThat(remote.request().getHeader("Authorization")).isEqualTo(prefix + Remote.KEY);
    assertThat(remote.request().getHeader("User-Agent")).startsWith("memories-client/");
  }

  @Test
  void theContent_isAStringOfTheSystemAndAListOfAllOthers() {
    send(r -> r.system("Be brief.").assistant("I was."));

    assertThat(remote.sent("/messages"))
        .isEqualTo(
            "[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"hi\"}]},"
                + "{\"role\":\"system\",\"content\":\"Be brief.\"},"
                + "{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"I was.\"}]}]");
  }

  @Test
  void whatIsNotSet_isNotSent() {
    send(r -> r);

    assertThat(remote.request().getBodyAsString())
        .isEqualTo(
            "{\"model\":\"gemini:gemini-2.5-flash\",\"messages\":[{\"role\":\"user\","
                + "\"content\":[{\"type\":\"text\",\"text\":\"hi\"}]}]}");
  }

  @Test
  void everySamplingOption_isSentUnderItsName() {
    send(
        r ->
            r.temperature(0.5)
                .maxTokens(7)
                .topP(0.9)
                .frequencyPenalty(-2)
                .presencePenalty(2)
                .n(3)
                .stop("END"));

    assertThat(remote.request().getBodyAsString())
        .endsWith(
            ",\"temperature\":0.5,\"max_tokens\":7,\"top_p\":0.9,\"frequency_penalty\":-2.0,"
                + "\"presence_penalty\":2.0,\"n\":3,\"stop\":\"END\"}");
  }

  @Test
  void severalStops_areAList() {
    send(r -> r.stop("END", "STOP"));

    assertThat(remote.sent("/stop")).isEqualTo("[\"END\",\"STOP\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {ResponseMimeType.JSON, ResponseMimeType.JSON_SCHEMA, "text/x.enum"})
  void theMimeType_isSentAsItStands(String type) {
    send(r -> r.responseMimeType(type));

    assertThat(remote.sent("/extra_body/metadata"))
        .isEqualTo("{\"response_mime_type\":\"" + type + "\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"qwen:qwen-vl-max", "nova:nova-pro", "gpt:gpt-4o", "gemini:new-one"})
  void otherProviders_pass(String model) {
    send(r -> r.model(model));

    assertThat(remote.sent("/model")).isEqualTo("\"" + model + "\"");
  }

  @ParameterizedTest
  @EnumSource
  void theDoor_isTheEndpoint(Endpoint endpoint) {
    remote.model(builder -> builder.endpoint(endpoint)).chat("hi");
    String door = endpoint.name().toLowerCase(Locale.ROOT);

    assertThat(remote.request().getUrl()).isEqualTo("/serve/api/v2/" + door + "/chat/completions");
  }

  @Test
  void aBaseUrlOfTheOtherDoor_setsIt() {
    remote.model(builder -> builder.baseUrl(remote.baseUrl() + "/iu/")).chat("hi");

    assertThat(remote.request().getUrl()).isEqualTo("/serve/api/v2/iu/chat/completions");
  }

  @Nested
  class InputFiles {
    @TempDir Path directory;

    private String sentUri(InputFile file, Base64Form form) {
      remote
          .model(builder -> builder.base64Form(form))
          .chat(ChatRequest.builder().user("What is it?", file).build());
      assertThat(remote.sent("/messages/0/content/1/type")).isEqualTo("\"input_file\"");
      return remote.sent("/messages/0/content/1/file_uri");
    }

    @Test
    void aUrl_isSentAsItIs_withTheTypeGiven() {
      String url = "https://storage.example/gun5.png";

      assertThat(sentUri(InputFile.of(url, "image/jpeg"), Base64Form.DATA_URI))
          .isEqualTo("\"" + url + "\"");
      assertThat(remote.sent("/messages/0/content/1/mime_type")).isEqualTo("\"image/jpeg\"");
    }

    @ParameterizedTest
    @CsvSource({"DATA_URI,'data:image/png;base64,'", "RAW,''"})
    void aLocalImage_isInlined_itsTypeFound(Base64Form form, String prefix) throws IOException {
      Path image = Files.write(directory.resolve("picture.of-no-type"), PNG);

      assertThat(sentUri(InputFile.local(image), form))
          .isEqualTo("\"" + prefix + PNG_BASE64 + "\"");
      assertThat(remote.sent("/messages/0/content/1/mime_type")).isEqualTo("\"image/png\"");
    }

    @ParameterizedTest
    @CsvSource({
      "DATA_URI,'data:image/png;base64,',''",
      "RAW,'','data:image/png;base64,'",
      "DATA_URI,'data:image/png;base64,','data:image/png;base64,'"
    })
    void base64_isSentInTheFormThatIsSet_inWhicheverItCame(
        Base64Form form, String sent, String given) {
      assertThat(sentUri(InputFile.of(given + PNG_BASE64, "image/png"), form))
          .isEqualTo("\"" + sent + PNG_BASE64 + "\"");
    }

    @Test
    void aVideo_isSentByItsUrl() {
      String url = "https://storage.example/test_1min.mp4";

      assertThat(sentUri(InputFile.of(url, "video/mp4"), Base64Form.DATA_URI))
          .isEqualTo("\"" + url + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {PNG_BASE64, "data:video/mp4;base64," + PNG_BASE64, "file:///a.mp4"})
    void aVideoInAnyOtherForm_isRefused_beforeAnythingIsSent(String uri) {
      assertThatThrownBy(() -> InputFile.of(uri, "video/mp4"))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessageContaining("by URL only");
      assertThat(remote.requests()).isEmpty();
    }
  }

  @Test
  void whatTheServiceWouldRefuse_isNotSent_andAllOfItNamed() {
    assertThatThrownBy(() -> send(r -> r.temperature(2.1).topP(-0.1).maxTokens(0).n(0)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContainingAll("temperature", "top_p", "max_tokens", "n is 0");
    assertThatThrownBy(() -> send(r -> r.model("gemini-2.5-flash")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gemini:gemini-2.5-flash");
    assertThat(remote.requests()).isEmpty();
  }
}
