package ai.memories.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 7, 0x1B, 0x7F, 0x85, 0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E,
        0x2060, 0x2066, 0x2069, 0xFEFF, 0xFFFE, 0xFFFF, 0xD800, 0xDFFF, 0xE0001, 0xE0041, 0xE007F
      })
  void whatDeceives_isNamed(int c) {
    assertThat(VisibleText.of("a" + Character.toString(c) + "b"))
        .isEqualTo(String.format("a[U+%04X]b", c));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\tb\nc", "שלום עולם", "👩‍👩‍👧", "می‌خواهم", "é", "𝔸"})
  void whatPeopleWrite_staysAsItIs(String text) {
    assertThat(VisibleText.of(text)).isEqualTo(text);
  }

  @Test
  void lineEnds_becomeLineFeeds_andALoneReturnIsNamed() {
    assertThat(VisibleText.of("a\r\nb\rc")).isEqualTo("a\nb[U+000D]c");
  }

  @Test
  void aStart_neverHasHalfACharacter() {
    assertThat(VisibleText.start("ab👍c", 3)).isEqualTo("ab…");
  }
}
