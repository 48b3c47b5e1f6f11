package ai.memories.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.Usage;
import ai.memories.json.Json;
import java.time.Duration;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CallEstimateTest {
  private static final CallBounds BOUNDS = CallBounds.with(PriceList.bundled());
  private static final String FLASH = "gemini:gemini-2.5-flash";

  @Test
  void prose_countsByItsRow() {
    // 52 characters: 52/5.2, 52/4.2 = 12.4, 52/3.3 = 15.8
    assertThat(TextTokens.of("abcd ".repeat(10) + "ab")).isEqualTo(new TokenEstimate(10, 12, 16));
  }

  @Test
  void codeAndDigits_countByTheirs_wordByWord() {
    assertThat(TextTokens.of("{\"a\":1}{\"b\":2}{\"c\":3}"))
        .isEqualTo(TextTokens.ofJson("x".repeat(21)));
    assertThat(TextTokens.of("words 12345678 words"))
        .isEqualTo(new TokenEstimate(4, 6, 9)); // 11 prose, 9 digits and a space
  }

  @Test
  void cjk_countsByCodePoint() {
    assertThat(TextTokens.of("漢字かなカナ한글漢字")).isEqualTo(new TokenEstimate(5, 8, 15));
  }

  @Test
  void wholeRequest_addsMessagesMediaSchemaAndOutput() {
    Json body =
        Json.parse(
            """
            {"model":"%s","max_tokens":400,"n":2,
             "metadata":{"responseSchema":{"type":"STRING"}},
             "messages":[{"role":"system","content":""},{"role":"user","content":[
               {"type":"text","text":""},
               {"type":"input_file","file_uri":"https://h/i.png","mime_type":"image/png"},
               {"type":"input_file","file_uri":"https://h/v.mp4","mime_type":"video/mp4"}]}]}"""
                .formatted(FLASH));
    CallEstimate estimate =
        BOUNDS.estimate(body, Map.of("https://h/v.mp4", Duration.ofSeconds(10)));
    // two messages, an image of unknown size, ten seconds, 17 characters of schema
    assertThat(estimate.input())
        .isEqualTo(new TokenEstimate(258 + 2580, 2 + 1548 + 2830, 8 + 1806 + 3000 + 9));
    assertThat(estimate.output()).isEqualTo(new TokenEstimate(0, 400, 800));
    assertThat(estimate.unknown()).isEmpty();
    assertThat(estimate.likely()).isEqualTo(Usage.of(4380, 400));
  }

  @Test
  void videoOfUnknownLength_isNamedAsUnknown() {
    Json body =
        Json.parse(
            """
            {"model":"%s","messages":[{"role":"user","content":[
              {"type":"input_file","file_uri":"https://h/v.mp4","mime_type":"video/mp4"}]}]}"""
                .formatted(FLASH));
    assertThat(BOUNDS.estimate(body, Map.of()).unknown())
        .singleElement()
        .asString()
        .contains("https://h/v.mp4", "media.videoSeconds");
  }

  @Property
  void noEstimate_passesTheSureBound(@ForAll String text) {
    var body = Json.object().put("model", FLASH);
    body.putArray("messages").addObject().put("role", "user").put("content", text);
    Json json = Json.of(body);
    assertThat(BOUNDS.estimate(json, Map.of()).high().totalTokens())
        .isLessThanOrEqualTo(BOUNDS.of(json, Map.of()).tokens());
  }
}
