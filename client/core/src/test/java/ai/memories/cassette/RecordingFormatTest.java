package ai.memories.cassette;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingFormatTest {
  private static final Path FILE = Path.of("plain-0123456789ab.json");
  private static final Json FORM =
      Json.parse(
          "{\"endpoint\":\"vu\",\"body\":{\"model\":\"gemini:m\",\"messages\":[{\"role\":\"user\","
              + "\"content\":[{\"type\":\"text\",\"text\":\"Two\\nlines\"}]}]}}");
  private static final Recording RECORDING =
      new Recording(
          Fingerprint.of(FORM),
          Take.ofSample(1),
          List.of(),
          FORM,
          200,
          "application/json",
          whole(
              "{\"choices\":[{\"index\":0,\"text\":\"One\"}],\"id\":\"x\","
                  + "\"usage\":{\"input_tokens\":12,\"output_tokens\":1}}"),
          Duration.ofMillis(321),
          Instant.parse("2026-03-01T10:15:30.987Z"));
  private static final String TEXT =
      """
      {
        "format": 1,
        "fingerprint": "af44aa72837de25c5cbea1c7833379ec7b87e4a23a5f365ecc0362091fa28144",
        "sample": 1,
        "recorded": "2026-03-01T10:15:30Z",
        "latencyMs": 321,
        "usage": {
          "input_tokens": 12,
          "output_tokens": 1
        },
        "request": {
          "body": {
            "messages": [
              {
                "content": [
                  {
                    "text": {
                      "$lines": [
                        "Two",
                        "lines"
                      ]
                    },
                    "type": "text"
                  }
                ],
                "role": "user"
              }
            ],
            "model": "gemini:m"
          },
          "endpoint": "vu"
        },
        "response": {
          "status": 200,
          "contentType": "application/json",
          "body": {
            "choices": [
              {
                "index": 0,
                "text": "One"
              }
            ],
            "id": "x",
            "usage": {
              "input_tokens": 12,
              "output_tokens": 1
            }
          }
        },
        "digest": "b1f1a55564c910ed614d7b1e692a6910bb95088233a819c013fe313f5bc00deb"
      }
      """;

  private static KeptAnswer whole(String body) {
    return new KeptAnswer(Json.parse(body), List.of());
  }

  @Test
  void file_isSortedIndentedAndEndsWithALineFeed() {
    assertThat(RecordingFormat.write(RECORDING)).isEqualTo(TEXT);
  }

  @Test
  void whatIsRead_isWhatWasWritten() {
    Recording read = RecordingFormat.read(FILE, RecordingFormat.write(RECORDING));
    assertThat(read)
        .usingRecursiveComparison()
        .ignoringFields("recorded")
        .withEqualsForType(Json::equals, Json.class)
        .isEqualTo(RECORDING);
    assertThat(read.recorded()).isEqualTo("2026-03-01T10:15:30Z");
    assertThat(RecordingFormat.write(read)).isEqualTo(TEXT);
  }

  @Test
  void repeatAndRules_areKept() {
    var repeat =
        new Recording(
            RECORDING.fingerprint(),
            new Take(2, 3),
            List.of("ignore /user"),
            FORM,
            200,
            "",
            RECORDING.answer(),
            Duration.ZERO,
            RECORDING.recorded());
    Recording read = RecordingFormat.read(FILE, RecordingFormat.write(repeat));
    assertThat(read.take()).isEqualTo(new Take(2, 3));
    assertThat(read.rules()).containsExactly("ignore /user");
  }

  @Test
  void checkoutWithCarriageReturnsOrAByteOrderMark_isRead() {
    assertThat(RecordingFormat.read(FILE, TEXT.replace("\n", "\r\n")).status()).isEqualTo(200);
    assertThat(RecordingFormat.read(FILE, "\uFEFF" + TEXT).status()).isEqualTo(200);
  }

  @Nested
  class Refuses {

    private void refused(String text, String why) {
      assertThatThrownBy(() -> RecordingFormat.read(FILE, text))
          .isInstanceOf(CassetteException.class)
          .hasMessageStartingWith(FILE.toString())
          .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource({
      "lines, limes, fingerprint",
      "gemini:m, gemini:n, fingerprint",
      "One, Two!, digest",
      "\"input_tokens\": 12, \"input_tokens\": 1, digest",
      "321, 1, digest",
      "\"status\": 200, \"status\": 201, digest",
      "\"sample\": 1, \"sample\": 2, digest",
      "2026-03, 2025-03, digest",
    })
    void tamperedFile(String from, String to, String why) {
      refused(TEXT.replace(from, to), why);
    }

    @Test
    void addedMember() {
      refused(TEXT.replace("\"sample\": 1,", "\"sample\": 1, \"note\": \"x\","), "digest");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 100, 600, 900})
    void truncatedFile(int chars) {
      refused(TEXT.substring(0, chars), "damaged");
    }

    @Test
    void duplicateMember() {
      refused(TEXT.replace("\"sample\": 1,", "\"sample\": 2, \"sample\": 1,"), "damaged");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"{}", "[]", "1", "{\"format\":\"x\"}", "{\"format\":0}", "{\"name\":1}"})
    void foreignFile(String text) {
      refused(text, "no recording of this tool");
    }

    @Test
    void fileOfAFutureVersion() {
      refused(TEXT.replace("\"format\": 1", "\"format\": 7"), "newer version (format 7)");
    }

    @Test
    void unresolvedMerge() {
      String conflict =
          TEXT.replace(
              "  \"latencyMs\": 321,\n",
              "<<<<<<< HEAD\n  \"latencyMs\": 321,\n=======\n  \"latencyMs\": 300,\n>>>>>>> b\n");
      refused(conflict, "merge markers");
      refused(conflict.replaceFirst("<<<<<<< HEAD\n", ""), "merge markers");
      refused(conflict.replace("\n", "\r\n"), "merge markers");
    }

    @Test
    void missingMembers() {
      refused("{\"format\":1}", "damaged");
      refused(TEXT.replace("\"request\"", "\"question\""), "\"request\" is missing");
      refused(TEXT.replace("\"recorded\"", "\"date\""), "damaged");
    }
  }

  @Nested
  class SameAnswer {

    private Recording answering(String body) {
      return answering(200, "application/json", body);
    }

    private Recording answering(int status, String contentType, String body) {
      return new Recording(
          RECORDING.fingerprint(),
          RECORDING.take(),
          List.of(),
          FORM,
          status,
          contentType,
          whole(body),
          Duration.ofMillis(7),
          Instant.EPOCH);
    }

    @Test
    void volatileMembers_doNotCount() {
      assertThat(
              answering("{\"id\":1,\"created\":2,\"created_at\":3,\"choices\":[{\"text\":\"a\"}]}")
                  .sameAnswer(answering("{\"choices\":[{\"text\":\"a\"}]}")))
          .isTrue();
    }

    @Test
    void everythingElse_counts() {
      Recording one = answering("{\"choices\":[{\"text\":\"a\",\"id\":1}]}");
      assertThat(one.sameAnswer(answering("{\"choices\":[{\"text\":\"b\",\"id\":1}]}"))).isFalse();
      assertThat(one.sameAnswer(answering("{\"choices\":[{\"text\":\"a\",\"id\":2}]}"))).isFalse();
      String body = one.body().compact();
      assertThat(one.sameAnswer(answering(201, "application/json", body))).isFalse();
      assertThat(one.sameAnswer(answering(200, "text/json", body))).isFalse();
      assertThat(one.sameAnswer(answering(200, "application/json", body))).isTrue();
    }
  }
}
