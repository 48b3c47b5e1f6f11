package ai.memories.cassette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.http.Endpoint;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalFormTest {
  private static final String ASKED =
      """
      {"model": "gemini:gemini-2.5-flash", "temperature": 0, "max_tokens": 100,
       "messages": [
         {"role": "system", "content": "Be brief."},
         {"role": "user", "content": [
            {"type": "text", "text": "Read this."},
            {"type": "input_file", "file_uri": "https://example.com/a.png", "mime_type": "image/png"}]}],
       "extra_body": {"metadata": {
         "thinking_config": {"thinking_budget": 512},
         "response_mime_type": "application/json",
         "responseSchema": {"type": "OBJECT", "properties": {
            "total": {"type": "NUMBER"}, "currency": {"type": "STRING", "default": null}}}}}}
      """;

  private static Fingerprint fingerprint(String body) {
    return NormalForm.of(Endpoint.VU, Json.parse(body), MatchRules.NONE).fingerprint();
  }

  private static String edited(String from, String to) {
    assertThat(ASKED).contains(from);
    return ASKED.replace(from, to);
  }

  /** Each is a wrong answer some replay library gives. */
  @Nested
  class TellsApart {

    private void differs(String from, String to) {
      assertThat(fingerprint(edited(from, to))).isNotEqualTo(fingerprint(ASKED));
    }

    @Test
    void otherLetterCase() {
      differs("Be brief.", "be brief.");
    }

    @Test
    void otherWhiteSpaceInAPrompt() {
      differs("Read this.", "Read  this.");
      differs("Read this.", "Read this. ");
    }

    @Test
    void otherModel() {
      differs("gemini-2.5-flash", "gemini-2.5-pro");
    }

    @Test
    void otherRole() {
      differs("\"role\": \"system\"", "\"role\": \"assistant\"");
    }

    @Test
    void anExtraParameter() {
      differs("\"max_tokens\": 100", "\"max_tokens\": 100, \"top_p\": 0.9");
    }

    @Test
    void aParameterOfItsDefaultValueFromNone() {
      differs("\"max_tokens\": 100", "\"max_tokens\": 100, \"top_p\": 1.0");
    }

    @Test
    void otherParameterValue() {
      differs("\"temperature\": 0", "\"temperature\": 0.1");
      differs("\"temperature\": 0", "\"temperature\": \"0\"");
    }

    @Test
    void reorderedMessages() {
      String one =
          "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"user\",\"content\":\"b\"}]}";
      String other =
          "{\"messages\":[{\"role\":\"user\",\"content\":\"b\"},{\"role\":\"user\",\"content\":\"a\"}]}";
      assertThat(fingerprint(one)).isNotEqualTo(fingerprint(other));
    }

    @Test
    void twoMoreTurns() {
      differs(
          "{\"role\": \"system\", \"content\": \"Be brief.\"},",
          "{\"role\": \"system\", \"content\": \"Be brief.\"},"
              + "{\"role\": \"user\", \"content\": \"Hi\"},"
              + "{\"role\": \"assistant\", \"content\": \"Hello\"},");
    }

    @Test
    void twoPartsFromTheirTextInOne() {
      String two =
          "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"text\",\"text\":\"b\"}]}]}";
      assertThat(fingerprint(two))
          .isNotEqualTo(fingerprint("{\"messages\":[{\"role\":\"user\",\"content\":\"ab\"}]}"));
    }

    @Test
    void otherSchema() {
      differs("\"NUMBER\"", "\"INTEGER\"");
    }

    @Test
    void reorderedSchemaProperties() {
      differs(
          "\"total\": {\"type\": \"NUMBER\"}, \"currency\": {\"type\": \"STRING\", \"default\": null}",
          "\"currency\": {\"type\": \"STRING\", \"default\": null}, \"total\": {\"type\": \"NUMBER\"}");
    }

    @Test
    void aNullInASchemaFromNone() {
      differs(", \"default\": null", "");
    }

    @Test
    void otherThinkingBudget() {
      differs("512", "1024");
    }

    @Test
    void otherAddressOfAFile() {
      differs("a.png", "A.png");
    }

    @Test
    void otherEndpoint() {
      Json body = Json.parse(ASKED);
      assertThat(NormalForm.of(Endpoint.IU, body, MatchRules.NONE).fingerprint())
          .isNotEqualTo(NormalForm.of(Endpoint.VU, body, MatchRules.NONE).fingerprint());
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "0", "\"false\"", "1"})
    void aStreamFromNone(String stream) {
      differs("\"max_tokens\": 100", "\"max_tokens\": 100, \"stream\": " + stream);
    }

    @Test
    void anExtraBodyThatIsNoObject() {
      assertThat(fingerprint("{\"extra_body\":\"x\"}")).isNotEqualTo(fingerprint("{}"));
    }

    @Test
    void orderOfStops() {
      assertThat(fingerprint("{\"stop\":[\"a\",\"b\"]}"))
          .isNotEqualTo(fingerprint("{\"stop\":[\"b\",\"a\"]}"));
    }

    @Test
    void aNullInAnArrayFromNone() {
      assertThat(fingerprint("{\"x\":[null]}")).isNotEqualTo(fingerprint("{\"x\":[]}"));
    }

    @Test
    void reorderedPropertiesWhereverASchemaHidesThem() {
      String schema =
          "{\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"schema\":{\"items\":[{\"anyOf\":[{\"properties\":{%s}}]}]}}}}";
      String ab = "\"a\":{\"type\":\"string\"},\"b\":{\"type\":\"null\"}";
      String ba = "\"b\":{\"type\":\"null\"},\"a\":{\"type\":\"string\"}";
      assertThat(fingerprint(schema.formatted(ab))).isNotEqualTo(fingerprint(schema.formatted(ba)));
    }
  }

  /** Each is a needless miss: the two ask the same. */
  @Nested
  class HoldsEqual {

    private void same(String from, String to) {
      assertThat(fingerprint(edited(from, to))).isEqualTo(fingerprint(ASKED));
    }

    @Test
    void keyOrderAndWhiteSpaceOfTheJson() {
      same(
          "{\"role\": \"system\", \"content\": \"Be brief.\"}",
          "{\"content\":\"Be brief.\",\n\t\"role\":\"system\"}");
      same("{\"type\": \"NUMBER\"}", "{ \"type\" : \"NUMBER\" }");
    }

    @Test
    void keyOrderInAValueOfASchema() {
      String schema =
          "{\"metadata\":{\"responseSchema\":{\"type\":\"OBJECT\",\"example\":{\"properties\":{%s}}}}}";
      assertThat(fingerprint(schema.formatted("\"a\":1,\"b\":2")))
          .isEqualTo(fingerprint(schema.formatted("\"b\":2,\"a\":1")));
    }

    @Test
    void spellingOfNumbers() {
      same("\"temperature\": 0", "\"temperature\": 0.0");
      same("\"max_tokens\": 100", "\"max_tokens\": 1e2");
    }

    @Test
    void stringContentAndOneTextPart() {
      same(
          "\"content\": \"Be brief.\"",
          "\"content\": [{\"text\": \"Be brief.\", \"type\": \"text\"}]");
    }

    @Test
    void nulls() {
      same("\"max_tokens\": 100", "\"max_tokens\": 100, \"stop\": null, \"top_p\": null");
      same("\"mime_type\": \"image/png\"", "\"mime_type\": \"image/png\", \"detail\": null");
    }

    @Test
    void streamThatIsOffAndItsOptions() {
      same("\"max_tokens\": 100", "\"max_tokens\": 100, \"stream\": false");
      same(
          "\"max_tokens\": 100",
          "\"max_tokens\": 100, \"stream_options\": {\"include_usage\": true}");
    }

    @Test
    void oneStopAndAListOfOne() {
      assertThat(fingerprint("{\"stop\":\"x\"}")).isEqualTo(fingerprint("{\"stop\":[\"x\"]}"));
    }

    @Test
    void placeOfTheMetadata() {
      JsonNode node = Json.parse(ASKED).node().deepCopy();
      ObjectNode flat = (ObjectNode) node;
      flat.set("metadata", flat.get("extra_body").get("metadata"));
      assertThat(fingerprint(Json.of(flat).compact())).as("both").isEqualTo(fingerprint(ASKED));
      flat.remove("extra_body");
      assertThat(fingerprint(Json.of(flat).compact())).as("top").isEqualTo(fingerprint(ASKED));
    }

    @Test
    void casingOfTheMetadata() {
      same("thinking_config", "thinkingConfig");
      same("thinking_budget", "thinkingBudget");
      same("response_mime_type", "responseMimeType");
      same("responseSchema", "response_schema");
    }

    @Test
    void metadataThatIsEmpty() {
      assertThat(fingerprint("{\"metadata\":{}}")).isEqualTo(fingerprint("{}"));
      assertThat(fingerprint("{\"extra_body\":{\"metadata\":{}}}")).isEqualTo(fingerprint("{}"));
      assertThat(fingerprint("{\"metadata\":{\"a\":1},\"extra_body\":{\"metadata\":{}}}"))
          .isEqualTo(fingerprint("{\"metadata\":{\"a\":1}}"));
    }
  }

  @Nested
  class Refuses {

    private void refused(String body, String why) {
      assertThatThrownBy(() -> fingerprint(body))
          .isInstanceOf(UnmatchableRequestException.class)
          .hasMessageContaining(why);
    }

    @Test
    void metadataInTwoPlacesThatDiffers() {
      refused("{\"metadata\":{\"a\":1},\"extra_body\":{\"metadata\":{\"a\":2}}}", "metadata");
    }

    @Test
    void loneSurrogates() {
      refused("{\"messages\":[{\"role\":\"user\",\"content\":\"\\ud800\"}]}", "lone surrogate");
      refused("{\"a\":\"\\ud800\",\"extra_body\":{\"a\":\"\\ud800\"}}", "lone surrogate");
    }

    @Test
    void numbersWithoutBounds() {
      refused("{\"temperature\":1e99999}", "digits");
    }

    @Test
    void aBodyThatIsNoObject() {
      refused("[]", "no JSON object");
    }
  }

  @Nested
  class Media {
    private static final byte[] IMAGE = bytes(1);

    private static byte[] bytes(int seed) {
      byte[] bytes = new byte[300];
      new Random(seed).nextBytes(bytes);
      return bytes;
    }

    private Json form(String part) {
      String body = "{\"messages\":[{\"role\":\"user\",\"content\":[%s]}]}".formatted(part);
      return NormalForm.of(Endpoint.VU, Json.parse(body), MatchRules.NONE).form();
    }

    private String file(String uri) {
      return "{\"type\":\"input_file\",\"file_uri\":\"%s\",\"mime_type\":\"image/png\"}"
          .formatted(uri);
    }

    private String base64(byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void base64_isKeptAsDigestAndLength() {
      Json form = form(file("data:image/png;base64," + base64(IMAGE)));
      assertThat(form.at("/body/messages/0/content/0/file_uri"))
          .contains(
              Json.parse("{\"sha256\":\"%s\",\"bytes\":300}".formatted(Fingerprint.sha256(IMAGE))));
      assertThat(form.compact()).contains("image/png").doesNotContain(base64(IMAGE));
    }

    @Test
    void otherFileContent_differs() {
      assertThat(form(file("data:image/png;base64," + base64(IMAGE))))
          .isNotEqualTo(form(file("data:image/png;base64," + base64(bytes(2)))));
    }

    @Test
    void bareBase64AndDataUri_areTheSameFile() {
      String wrapped = base64(IMAGE).replaceAll("(.{76})", "$1\\\\r\\\\n");
      assertThat(form(file(base64(IMAGE))))
          .isEqualTo(form(file("data:image/png;base64," + base64(IMAGE))))
          .isEqualTo(form(file(wrapped)));
    }

    @Test
    void caseOfBase64_counts() {
      String upper = base64(IMAGE).toUpperCase(Locale.ROOT);
      assertThat(form(file(upper))).isNotEqualTo(form(file(base64(IMAGE))));
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 65, 66, 67, 68})
    void namesThatMightBeBase64_differInTheirLastCharacter(int length) {
      String name = "videos/" + "a1".repeat(30).substring(0, length - 8);
      assertThat(form(file(name + "a"))).isNotEqualTo(form(file(name + "b")));
    }

    @Test
    void anotherTypeInTheDataUri_differs() {
      assertThat(form(file("data:image/gif;base64," + base64(IMAGE))))
          .isNotEqualTo(form(file("data:image/png;base64," + base64(IMAGE))));
    }

    @Test
    void imageUrlsOfOtherClients_areDigestedToo() {
      Json form =
          form(
              "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,%s\"}}"
                  .formatted(base64(IMAGE)));
      assertThat(form.compact()).contains(Fingerprint.sha256(IMAGE)).doesNotContain(base64(IMAGE));
    }

    @Test
    void textThatLooksLikeMedia_staysText() {
      String uri = "data:image/png;base64," + base64(IMAGE);
      assertThat(form("{\"type\":\"text\",\"text\":\"%s\"}".formatted(uri)).compact())
          .contains(uri);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "scan",
          "gs://bucket/a.png",
          "https://example.com/abcd",
          "data:text/plain,aGVsbG8=",
          "data:,AAAA",
          "data:image/png;base64"
        })
    void addressesAndNames_stayReadable(String uri) {
      assertThat(form(file(uri)).compact()).contains("\"file_uri\":\"" + uri + "\"");
    }
  }
}
