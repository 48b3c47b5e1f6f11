package ai.memories.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Nested
  class Reading {

    @Test
    void syntaxError_namesLineAndColumn() {
      var error =
          catchThrowableOfType(JsonSyntaxException.class, () -> Json.parse("{\n  \"a\": tru\n}"));
      assertThat(error.line()).isEqualTo(2);
      assertThat(error.column()).isBetween(8, 12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "{} {}", "[1,]", "{\"a\":1", "nul", "'a'", "NaN"})
    void whatIsNotOneValue_isRefused(String text) {
      assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(JsonSyntaxException.class);
    }

    @Test
    void duplicateKey_lastCounts_unlessStrict() {
      String twice = "{\"a\":1,\n\"a\":2}";
      assertThat(Json.parse(twice)).isEqualTo(Json.parse("{\"a\":2}"));
      var error = catchThrowableOfType(JsonSyntaxException.class, () -> Json.parseStrict(twice));
      assertThat(error).hasMessageContaining("a");
      assertThat(error.line()).isEqualTo(2);
    }

    @Test
    void depthWithoutEnd_isRefused() {
      assertThatThrownBy(() -> Json.parse("[".repeat(100_000)))
          .isInstanceOf(JsonSyntaxException.class);
    }

    @Test
    void decimals_keepEveryDigitAndTheirSpelling() {
      String text = "[0.1000,1.0,12345678901234567890.123456789]";
      assertThat(Json.parse(text).compact()).isEqualTo(text);
    }
  }

  @Nested
  class Pointing {
    private final Json json = Json.parse("{\"a\":[{\"b/c\":1}],\"n\":null}");

    @Test
    void pointer_findsWhatIsThere() {
      assertThat(json.at("/a/0/b~1c")).contains(Json.parse("1"));
      assertThat(json.at("/n")).contains(Json.parse("null"));
    }

    @Test
    void pointerToNothing_isEmpty() {
      assertThat(json.at("/a/1")).isEmpty();
      assertThat(json.at("/x/y")).isEmpty();
    }
  }

  @Test
  void pretty_isIndentedByTwoWithLineFeeds() {
    assertThat(Json.parse("{\"b\":[1,{}],\"a\":[]}").pretty())
        .isEqualTo("{\n  \"b\": [\n    1,\n    {}\n  ],\n  \"a\": []\n}");
  }

  @Test
  void equalValues_haveEqualHashes() {
    Json one = Json.parse("{\"a\":1.0,\"b\":2}");
    Json other = Json.parse("{\"b\":2.00,\"a\":1}");
    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
  }
}
