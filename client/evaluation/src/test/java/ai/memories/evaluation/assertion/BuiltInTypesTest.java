package ai.memories.evaluation.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInTypesTest {

  private static Judgement judge(String assertion, Answer answer) {
    return Suite.judge("[" + assertion + "]", answer);
  }

  private static AssertionResult judge(String type, String value, String answer) {
    return Suite.result("{\"type\": \"%s\", \"value\": %s}".formatted(type, value), answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          equals        | 119.0            | 119               | true
          equals        | 119.0            | 119.0             | false
          equals        | 1.5              | 1.5               | true
          equals        | true             | true              | true
          equals        | null             | null              | true
          equals        | {"a": 1.0}       | {"a":1}           | true
          equals        | {"a": 1}         | {"a":"1"}         | false
          equals        | {"a": 1}         | no json           | false
          not-equals    | {"a": 1}         | no json           | true
          contains      | 1000000          | over 1000000 now  | true
          icontains     | "STRASSE"        | straße            | false
          icontains     | "ÄRGER"          | ärger             | true
          contains-any  | "a, b"           | xbx               | true
          contains-any  | ["a", 5]         | 5                 | true
          contains-all  | "\\"a,b\\",c"    | a,b and c         | true
          not-contains-any | ["a", "b"]    | xyz               | true
          ends-with     | "end"            | the end           | true
          ends-with     | "end"            | the end.          | false
          not-ends-with | "end"            | the end.          | true
          starts-with   | "longer than it" | long              | false
          regex         | "^a$"            | a                 | true
          regex         | "[^]b"           | \\nb              | true
          not-regex     | "\\\\d"          | abc               | true
          word-count    | {"max": 2}       | a b c             | false
          word-count    | "3"              | a b c             | true
          levenshtein   | ""               | abc               | true
          rouge-n       | "the cat sat"    | The cat, sat!     | true
          bleu          | ["a b c d", "the cat sat on the mat"] | the cat sat on the mat | true
          """)
  void verdict(String type, String value, String answer, boolean pass) {
    assertThat(judge(type, value, answer.replace("\\n", "\n")).pass()).isEqualTo(pass);
  }

  @Nested
  class Reasons {
    @Test
    void areTrueWithAndWithoutNot() {
      for (String not : new String[] {"", "not-"}) {
        assertThat(judge(not + "contains", "\"x\"", "abc").reason())
            .isEqualTo("the answer does not contain \"x\"");
        assertThat(judge(not + "contains-all", "[\"a\", \"x\"]", "abc").reason())
            .isEqualTo("the answer does not contain \"x\"");
        assertThat(judge(not + "contains-any", "[\"y\", \"x\"]", "abc").reason())
            .isEqualTo("the answer contains none of \"y\", \"x\"");
        assertThat(judge(not + "word-count", "{\"min\": 2}", "abc").reason())
            .isEqualTo("the answer has 1 word, not at least 2");
        assertThat(judge(not + "equals", "\"x\"", "abc").reason())
            .isEqualTo("\"x\" was wanted, and the answer is \"abc\"");
        assertThat(judge(not + "starts-with", "\"x\"", "abc").reason())
            .isEqualTo("the answer does not start with \"x\" but with \"a\"");
        assertThat(judge(not + "levenshtein", "\"xxxxxxxxx\"", "abc").reason())
            .isEqualTo(
                "from the answer to \"xxxxxxxxx\" it is more than 5 edits, over the threshold of"
                    + " 5");
      }
    }

    @Test
    void showLongAnswersShort() {
      assertThat(judge("equals", "\"x\"", "ab".repeat(5_000)).reason())
          .hasSizeLessThan(300)
          .contains("(10000 characters)");
    }
  }

  @Nested
  class IsJson {
    private static final String SCHEMA =
        "{\"type\": \"OBJECT\", \"properties\": {\"n\": {\"type\": \"INTEGER\"}}, \"required\":"
            + " [\"n\"]}";

    @Test
    void schemaViolation_hasItsPointer() {
      assertThat(judge("is-json", SCHEMA, "{\"n\": \"1\"}").reason())
          .startsWith("the answer's JSON breaks the schema: /n: ");
    }

    @Test
    void schemaAsText_isRead() {
      assertThat(judge("is-json", "\"{\\\"type\\\": \\\"array\\\"}\"", "{}").pass()).isFalse();
    }

    @Test
    void misspeltKeyword_isAnError_withASuggestion() {
      assertThat(
              Suite.faults(
                  "[{\"type\": \"is-json\", \"value\": {\"type\": \"object\", \"requried\":"
                      + " [\"n\"]}}]"))
          .singleElement()
          .asString()
          .contains("JSON Schema has no keyword \"requried\"", "did you mean \"required\"?");
    }

    @Test
    void schemaNoAnswerKeeps_isAnError() {
      assertThat(Suite.faults("[{\"type\": \"is-json\", \"value\": false}]")).hasSize(1);
    }

    @Test
    void format_counts() {
      String schema = "{\"properties\": {\"to\": {\"format\": \"email\"}}}";

      assertThat(judge("is-json", schema, "{\"to\": \"a@example.org\"}").pass()).isTrue();
      assertThat(judge("is-json", schema, "{\"to\": \"nobody\"}").pass()).isFalse();
    }

    @Test
    void fence_isNoJson() {
      AssertionResult result = judge("is-json", "true", "```json\n{}\n```");

      assertThat(result.pass()).isFalse();
      assertThat(result.reason()).contains("inside a code fence");
    }

    @Test
    void duplicateKey_isJson_asInJavaScript() {
      assertThat(judge("is-json", "true", "{\"a\": 1, \"a\": 2}").pass()).isTrue();
    }
  }

  @Nested
  class ContainsJson {
    @ParameterizedTest
    @CsvSource(
        delimiter = '~',
        quoteCharacter = '`',
        textBlock =
            """
            {"required": ["total"]} ~ false
            {"type": "object", "required": ["total"]} ~ false
            {"type": "array", "items": {"type": "number"}} ~ true
            {"type": ["object", "array"]} ~ true
            {"type": "ARRAY", "items": {"type": "INTEGER"}} ~ true
            """)
    void footnoteInProse_keepsOnlyASchemaOfArrays(String schema, boolean pass) {
      assertThat(judge("contains-json", schema, "see [1]").pass()).isEqualTo(pass);
    }

    @ParameterizedTest
    @ValueSource(strings = {"see [1]", "{a: 1}", "{", "a } b", "{\"a\": NaN}", "use {x} or [y]"})
    void noObject_fails(String answer) {
      assertThat(Suite.result("{\"type\": \"contains-json\"}", answer).pass()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "x{\"a\": [1]}y", "[{}]", "{oops {\"a\": 1}", "\"{\" {\"b\": 2}"})
    void object_passes(String answer) {
      assertThat(Suite.result("{\"type\": \"contains-json\"}", answer).pass()).isTrue();
    }

    @Test
    void objectInsideAnArray_isHeldAgainstTheSchemaToo() {
      String schema = "{\"type\": \"object\", \"required\": [\"a\"]}";

      assertThat(judge("contains-json", schema, "x [{\"b\": 1}, {\"a\": 1}]").pass()).isTrue();
      assertThat(judge("contains-json", schema, "x [{\"b\": 1}, {\"c\": 1}]").pass()).isFalse();
    }

    @Test
    void afterTenThousandFalseStarts_theSearchGivesUp() {
      String json = "[1]";

      assertThat(judge("contains-json", "{\"type\": \"array\"}", "{x".repeat(9_999) + json).pass())
          .isTrue();
      assertThat(judge("contains-json", "{\"type\": \"array\"}", "{x".repeat(10_000) + json).pass())
          .isFalse();
    }
  }

  @Nested
  class Limits {
    private static final Answer ANSWER =
        Answer.builder("x")
            .costUsd(new BigDecimal("0.0010"))
            .latency(Duration.ofNanos(1_500_000))
            .usage(new Usage(10, 5, 20))
            .replayed(true)
            .build();

    @Test
    void areInclusiveAndExact() {
      assertThat(judge("{\"type\": \"cost\", \"threshold\": 0.001}", ANSWER).pass()).isTrue();
      assertThat(judge("{\"type\": \"cost\", \"threshold\": 0.00099}", ANSWER).pass()).isFalse();
      assertThat(judge("{\"type\": \"latency\", \"threshold\": 1.5}", ANSWER).pass()).isTrue();
      assertThat(judge("{\"type\": \"latency\", \"threshold\": 1}", ANSWER).pass()).isFalse();
      assertThat(judge("{\"type\": \"tokens\", \"threshold\": 20}", ANSWER).pass()).isTrue();
      assertThat(judge("{\"type\": \"not-tokens\", \"threshold\": 19}", ANSWER).pass()).isTrue();
    }

    @Test
    void recordedLatency_saysSo() {
      assertThat(
              judge("{\"type\": \"latency\", \"threshold\": 1}", ANSWER)
                  .assertions()
                  .get(0)
                  .reason())
          .isEqualTo("the answer took 1.5 ms when it was recorded, over the threshold of 1 ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cost", "latency", "tokens", "not-cost", "not-latency", "not-tokens"})
    void ofWhatIsUnknown_areErrors(String type) {
      Judgement judgement =
          judge(
              "{\"type\": \"%s\", \"threshold\": 1}".formatted(type), Answer.builder("x").build());

      assertThat(judgement.errored()).isTrue();
    }
  }

  @Nested
  class Refusals {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "  \n",
          "I can't help with that.",
          "I’m sorry, but I cannot assist with this request.",
          "Sorry, I can't do that.",
          "I apologize, but I am not able to provide that information.",
          "Unfortunately, I cannot create such content.",
          "As an AI language model, I cannot have opinions.",
          "I'm not able to help with that.",
          "I must decline to answer.",
          "That is against my guidelines."
        })
    void areRecognised(String answer) {
      assertThat(Suite.result("{\"type\": \"is-refusal\"}", answer).pass()).isTrue();
      assertThat(Suite.result("{\"type\": \"not-is-refusal\"}", answer).pass()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "He said sorry to his friend.",
          "The invoice total is 119.00 EUR.",
          "I can't wait to show you the result: 42.",
          "Sorry seems to be the hardest word is a song by Elton John.",
          "She wrote: I cannot help you. Then she left."
        })
    void areNotSeenInOtherTexts(String answer) {
      assertThat(Suite.result("{\"type\": \"is-refusal\"}", answer).pass()).isFalse();
    }
  }

  @Test
  void truncated_isJudged() {
    Answer cut = Answer.builder("x").truncated(true).build();

    assertThat(judge("{\"type\": \"truncated\"}", cut).pass()).isTrue();
    assertThat(judge("{\"type\": \"not-truncated\"}", cut).pass()).isFalse();
    assertThat(Suite.result("{\"type\": \"not-truncated\"}", "x").pass()).isTrue();
  }

  @Test
  void bleu_punishesTheShortAnswer() {
    AssertionResult result =
        Suite.result(
            "{\"type\": \"bleu\", \"value\": \"a b c d e f g h\", \"threshold\": 0.1}", "a b c d");

    assertThat(result.score())
        .isEqualTo(Math.exp(-1), org.assertj.core.api.Assertions.within(1e-12));
  }
}
