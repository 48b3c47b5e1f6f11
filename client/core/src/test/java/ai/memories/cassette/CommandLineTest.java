package ai.memories.cassette;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "mvn, mvn",
        "memories:evaluate, memories:evaluate",
        "-o, -o",
        "ai.memories:plugin:0.1.0:evaluate, ai.memories:plugin:0.1.0:evaluate",
        "-Dmemories.mode=record, \"-Dmemories.mode=record\"",
        "a b, \"a b\"",
        "it's, \"it's\"",
        "a$b`c`, 'a$b`c`'",
        "a\\b, 'a\\b'",
        "100%, '100%'",
        "it's $5, 'it*s $5'",
        "say \"hi\", \"say *hi*\"", // PowerShell loses these on the way to mvn.cmd
        "the Müller case, \"the Müller case\"",
        "„x“ ”y”, '„x“ ”y”'", // PowerShell ends a text at these
        "it’s, \"it’s\"",
        "„it’s“ ‘x‚, '„it*s“ *x*'",
        "||, \"\"",
      })
  void word_isQuotedWhereAShellWouldChangeIt(String word, String quoted) {
    assertThat(CommandLine.of(List.of(word))).isEqualTo(quoted);
  }

  @Test
  void words_areJoinedByBlanks() {
    assertThat(CommandLine.of(List.of("mvn", "-Da.b=c"))).isEqualTo("mvn \"-Da.b=c\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mvn",
        "-Dmemories.mode=record",
        "a b",
        "it's",
        "a$HOME`id`",
        "a\\,b",
        "!1",
        "#*?<>|&;",
        ""
      })
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aShell_takesAWordToTheLetter(String word) throws Exception {
    Process shell =
        new ProcessBuilder("sh", "-c", "printf %s " + CommandLine.of(List.of(word))).start();

    assertThat(shell.getInputStream().readAllBytes())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(word);
  }
}
