package ai.memories.client;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.ModelId;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RequestWriterTest {
  private static final ModelId FLASH = ModelId.parse("gemini:gemini-2.5-flash");

  static ChatRequest everything() {
    return ChatRequest.builder()
        .model("gemini:gemini-2.5-pro")
        .system("Be brief.")
        .user("Look.", InputFile.of("https://example.org/a.mp4", "video/mp4"))
        .assistant("I did.")
        .temperature(new BigDecimal("0.70"))
        .maxTokens(400)
        .topP(0.9)
        .frequencyPenalty(-0.5)
        .presencePenalty(0.25)
        .n(2)
        .stop("END", "STOP")
        .thinkingBudget(0)
        .responseSchema("{\"type\":\"OBJECT\",\"properties\":{\"b\":{\"type\":\"STRING\"}}}")
        .build();
  }

  static String written(ChatRequest request) {
    return written(request, MetadataPlacement.EXTRA_BODY, Base64Form.DATA_URI);
  }

  private static String written(
      ChatRequest request, MetadataPlacement placement, Base64Form base64) {
    return new RequestWriter(placement, base64).write(request, FLASH).compact();
  }

  @Test
  void everyFieldIsWrittenInItsPlaceAndSpelling() {
    assertThat(written(everything()))
        .isEqualTo(
            """
            {"model":"gemini:gemini-2.5-pro","messages":[\
            {"role":"system","content":"Be brief."},\
            {"role":"user","content":[{"type":"text","text":"Look."},\
            {"type":"input_file","file_uri":"https://example.org/a.mp4","mime_type":"video/mp4"}]},\
            {"role":"assistant","content":[{"type":"text","text":"I did."}]}],\
            "temperature":0.70,"max_tokens":400,"top_p":0.9,"frequency_penalty":-0.5,\
            "presence_penalty":0.25,"n":2,"stop":["END","STOP"],\
            "extra_body":{"metadata":{"thinking_config":{"thinking_budget":0},\
            "response_mime_type":"application/json",\
            "responseSchema":{"type":"OBJECT","properties":{"b":{"type":"STRING"}}}}}}""");
  }

  @Test
  void bareBase64IsWrittenInTheFormThatIsSet() {
    var request =
        ChatRequest.builder()
            .user("What is it?", InputFile.of("iVBORw0KGgoAAAAN", "image/png"))
            .build();

    assertThat(written(request))
        .contains("\"file_uri\":\"data:image/png;base64,iVBORw0KGgoAAAAN\"");
    assertThat(written(request, MetadataPlacement.EXTRA_BODY, Base64Form.RAW))
        .contains("\"file_uri\":\"iVBORw0KGgoAAAAN\"");
  }

  @Test
  void whatIsNotSetIsNotWritten() {
    assertThat(written(ChatRequest.of("hi")))
        .isEqualTo(
            """
            {"model":"gemini:gemini-2.5-flash",\
            "messages":[{"role":"user","content":[{"type":"text","text":"hi"}]}]}""");
  }

  @Test
  void aSingleStopIsAString() {
    assertThat(written(ChatRequest.builder().user("hi").stop("END").build()))
        .contains("\"stop\":\"END\"");
  }

  @Test
  void theLengthOfAVideoStaysHere() {
    var video =
        InputFile.of("https://example.org/a.mp4", "video/mp4")
            .withVideoLength(Duration.ofSeconds(60));
    var request = ChatRequest.builder().user("Look.", video, video).build();

    assertThat(written(request)).doesNotContain("60");
    assertThat(RequestWriter.videoLengths(request))
        .containsOnly(java.util.Map.entry("https://example.org/a.mp4", Duration.ofSeconds(60)));
  }

  @Nested
  class Placement {
    private final ChatRequest request = ChatRequest.builder().user("hi").thinkingBudget(7).build();
    private final String metadata = "\"metadata\":{\"thinking_config\":{\"thinking_budget\":7}}";

    @Test
    void topLevelIsForServicesThatReadItAsOpenAisSdksSendIt() {
      assertThat(written(request, MetadataPlacement.TOP_LEVEL, Base64Form.DATA_URI))
          .endsWith("," + metadata + "}")
          .doesNotContain("extra_body");
    }

    @Test
    void bothIsTheSameTwice() {
      assertThat(written(request, MetadataPlacement.BOTH, Base64Form.DATA_URI))
          .endsWith("\"extra_body\":{" + metadata + "}," + metadata + "}");
    }
  }

  @Nested
  class InlineImages {
    private final ChatRequest request =
        ChatRequest.builder()
            .user("Look.", InputFile.of("data:image/png;base64,iVBO", "image/png"))
            .build();

    @Test
    void areDataUrisByDefault() {
      assertThat(written(request)).contains("\"file_uri\":\"data:image/png;base64,iVBO\"");
    }

    @Test
    void areBareBase64WhereAskedFor() {
      assertThat(written(request, MetadataPlacement.EXTRA_BODY, Base64Form.RAW))
          .contains("\"file_uri\":\"iVBO\"");
    }
  }
}
