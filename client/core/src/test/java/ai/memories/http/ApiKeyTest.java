package ai.memories.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
  @Test
  void isHiddenWhereverItStandsInAText() {
    ApiKey key = ApiKey.of(" sk-mai-12345678\n");

    assertThat(key.isIn("no sk-mai-12345678 here")).isTrue();
    assertThat(key.hideIn("sk-mai-12345678, again sk-mai-12345678"))
        .isEqualTo("[key hidden], again [key hidden]");
    assertThat(key).hasToString("ApiKey[hidden]");
  }

  @Test
  void thatIsAWordGivenToAStubTearsNoTextUp() {
    ApiKey key = ApiKey.of("test");

    assertThat(key.isIn("the latest test")).isFalse();
    assertThat(key.hideIn("the latest test")).isEqualTo("the latest test");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "sk-mai 1234", "sk-mai-\u00e41234", "sk-mai\r\nX: y"})
  void thatNoHeaderCanCarryIsRefusedWithoutBeingShown(String value) {
    assertThatThrownBy(() -> ApiKey.of(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("MEMORIES_API_KEY")
        .hasMessageNotContaining("sk-mai");
  }
}
