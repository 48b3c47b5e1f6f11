package ai.memories.cassette;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "mvn, mvn",
        "memories:evaluate, memories:evaluate",
        "-o, -o",
        "-Dmemories.mode=record, '-Dmemories.mode=record'",
        "a b, 'a b'",
        "a$b`c`, 'a$b`c`'",
        "it's, 'it?s'",
        "||, ''",
      })
  void word_isQuotedWhereAShellWouldChangeIt(String word, String quoted) {
    assertThat(CommandLine.of(List.of(word))).isEqualTo(quoted);
  }

  @Test
  void words_areJoinedByBlanks() {
    assertThat(CommandLine.of(List.of("mvn", "-Da.b=c"))).isEqualTo("mvn '-Da.b=c'");
  }
}
