package ai.memories.cassette;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadableLinesTest {

  private static String readable(String json) {
    return String.join("\n", ReadableLines.of(Json.parse(json).node()));
  }

  @Test
  void request_looksLikeYaml_membersSorted() {
    assertThat(
            readable(
                """
                {"endpoint": "vu", "body": {
                  "temperature": 0.5, "model": "gemini:flash", "stop": [], "tools": {},
                  "messages": [
                    {"role": "system", "content": [{"type": "text", "text": "Be brief."}]},
                    {"role": "user", "content": [
                      {"type": "text", "text": "Read it.\\n\\n  \\"total\\"?\\n"},
                      {"type": "input_file", "file_uri": "https://example.com/a.png"}]}],
                  "metadata": {"responseSchema": {"required": ["total", "date"]}}}}
                """))
        .isEqualTo(
            """
            body:
              messages:
                - content:
                    - text: Be brief.
                      type: text
                  role: system
                - content:
                    - text: |
                        Read it.
                        $
                          "total"?
                        $
                      type: text
                    - file_uri: https://example.com/a.png
                      type: input_file
                  role: user
              metadata:
                responseSchema:
                  required:
                    - total
                    - date
              model: gemini:flash
              stop: []
              temperature: 0.5
              tools: {}
            endpoint: vu"""
                .replace("$", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '#',
      textBlock =
          """
          "0"          ~ a: "0"
          0            ~ a: 0
          "true"       ~ a: "true"
          true         ~ a: true
          ""           ~ a: ""
          "- b"        ~ a: "- b"
          "|"          ~ a: "|"
          "{}"         ~ a: "{}"
          " b"         ~ a: " b"
          "b "         ~ a: "b "
          "b\\tc"       ~ a: "b\\tc"
          "\\"b\\""      ~ a: "\\"b\\""
          "b \\"c\\" d"  ~ a: b "c" d
          "b\\u200bc"   ~ a: "b\\u200bc"
          "b\\u00a0c"   ~ a: "b\\u00a0c"
          "größe 漢字" ~ a: größe 漢字
          """)
  void value_isQuotedWhereItCouldBeTakenForAnother(String value, String shown) {
    assertThat(readable("{\"a\": " + value + "}")).isEqualTo(shown);
  }

  @Test
  void lineThatEndsUnseen_isQuotedAlone() {
    assertThat(readable("{\"a\": \"one\\r\\ntwo \\nthree\"}"))
        .isEqualTo("a: |\n  \"one\\r\"\n  \"two \"\n  three");
  }

  @Test
  void unusualNames_andListsInLists() {
    assertThat(readable("{\"\": 1, \"a b\": [[1, 2], []], \"1\": {\"x\\ny\": null}}"))
        .isEqualTo("\"\": 1\n\"1\":\n  \"x\\ny\": null\na b:\n  - - 1\n    - 2\n  - []");
  }
}
