package ai.memories.evaluation.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.json.JsonAnswer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JavascriptTest {

  /** Each line with its JSONata, an answer it holds for, and one it does not hold for. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          output.includes('Rome') ~ $contains($output, "Rome") ~ In Rome. ~ In rome.
          output.toLowerCase().includes("rome") ~ $contains($lowercase($output), "rome") ~ ROME ~ Oslo
          output.length < 10 ~ $length($output) < 10 ~ short ~ much too long
          return output.trim().length > 0; ~ $length($trim($output)) > 0 ~ x ~ ` `
          output.startsWith('Dear') ~ $substring($output, 0, $length("Dear")) = "Dear" ~ Dear Ada ~ Oh Dear
          output.endsWith('.') ~ $substring($output, -$length(".")) = "." ~ Yes. ~ Yes. No
          output === 'yes' ~ $output = "yes" ~ yes ~ no
          output.trim() == 'yes' ~ $trim($output) = "yes" ~ ` yes ` ~ yes!
          /\\d{4}-\\d{2}/.test(output) ~ $contains($output, /\\d{4}-\\d{2}/) ~ in 2026-11 ~ in 26-11
          output.match(/rome/i) ~ $contains($output, /rome/i) ~ Rome ~ Oslo
          JSON.parse(output).total === 119 ~ total = 119 ~ {"total": 119} ~ {"total": 118}
          JSON.parse(output).lines.length >= 2 ~ ($type(lines) = "array" ? $count(lines) : $length(lines)) >= 2 ~ {"lines": [1, 2]} ~ {"lines": [1]}
          JSON.parse(output).reply.length < 6 ~ ($type(reply) = "array" ? $count(reply) : $length(reply)) < 6 ~ {"reply": "short"} ~ {"reply": "much too long"}
          JSON.parse(output).tags.includes('a') ~ "a" in tags ~ {"tags": ["a", "b"]} ~ {"tags": ["b"]}
          JSON.parse(output).items[0].name === 'x' ~ items[0].name = "x" ~ {"items": [{"name": "x"}]} ~ {"items": []}
          typeof JSON.parse(output).total === 'number' ~ $type(total) = "number" ~ {"total": 1} ~ {"total": "1"}
          Array.isArray(JSON.parse(output).a) ~ $type(a) = "array" ~ {"a": []} ~ {"a": 1}
          !output.includes('sorry') ~ $not($contains($output, "sorry")) ~ fine ~ sorry
          output.split(' ').length <= 2 ~ $count($split($output, " ")) <= 2 ~ one two ~ one two three
          output.includes('a') && output.includes('b') ~ $contains($output, "a") and $contains($output, "b") ~ ab ~ a
          output === 'a' || output === 'b' ~ $output = "a" or $output = "b" ~ b ~ c
          JSON.parse(output).ok ~ $boolean(ok) ~ {"ok": true} ~ {"ok": false}
          """)
  void usualCheck_hasItsJsonata_thatJudgesAlike(
      String javascript, String jsonata, String holds, String fails) throws Exception {
    assertThat(Javascript.check(javascript)).contains(jsonata);
    assertThat(judge(jsonata, holds)).isEqualTo("true");
    assertThat(judge(jsonata, fails)).isEqualTo("false");
  }

  private static String judge(String jsonata, String answer) throws Exception {
    return JsonataExpression.parse(jsonata).over(JsonAnswer.read(answer), answer).compact();
  }

  @Test
  void variablesOfTheTest_becomeTemplates() {
    assertThat(Javascript.check("output.includes(context.vars.city)"))
        .contains("$contains($output, \"{{city}}\")");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fetch('x')",
        "output.length",
        "await check(output)",
        "output.includes('a'",
        "const x = 1; x > 0",
        "output.includes('it\\'s')",
        "Math.max(0, 1) > 0",
        "output.foo",
        "",
        "file://check.js"
      })
  void whatCannotBeSaid_isNotSaid(String javascript) {
    assertThat(Javascript.check(javascript)).isEmpty();
  }

  @Test
  void transformInJavascript_isRefusedWithItsJsonata() {
    List<String> told =
        Arrays.asList("output.trim()", "$trim($output)", "JSON.parse(output).city", "city");
    for (int i = 0; i < told.size(); i += 2) {
      String javascript = told.get(i);
      assertThatThrownBy(() -> Transform.parse(javascript))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith("write " + told.get(i + 1));
    }
    assertThatThrownBy(() -> Transform.parse("file://clean.js"))
        .hasMessageContaining("a suite runs no code");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          city ~ {"city": "Oslo"} ~ Oslo
          total ~ {"total": 119.0} ~ 119
          $ ~ {"a": [1]} ~ {"a":[1]}
          $uppercase($output) ~ yes ~ YES
          $ ~ no json ~ no json
          """)
  void transform_givesTextAsItIs_andTheRestAsJson(String jsonata, String answer, String expected)
      throws Exception {
    assertThat(Transform.parse(jsonata).over(JsonAnswer.read(answer), answer)).isEqualTo(expected);
  }

  @Test
  void transformOfWhatIsNotThere_isNoText() {
    assertThatThrownBy(() -> Transform.parse("town").over(JsonAnswer.read("{}"), "{}"))
        .isInstanceOf(JsonataExpression.NotApplicableException.class)
        .hasMessage("it gives nothing");
  }
}
