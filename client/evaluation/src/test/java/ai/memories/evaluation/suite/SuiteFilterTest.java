package ai.memories.evaluation.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuiteFilterTest {
  private static final SuiteFilter.Known KNOWN =
      new SuiteFilter.Known() {
        @Override
        public boolean failed(EvalCase evalCase) {
          return true;
        }

        @Override
        public boolean missing(EvalCase evalCase) {
          return false;
        }
      };

  private static EvalCase evalCase;

  @BeforeAll
  static void aCase(@TempDir Path directory) {
    evalCase =
        new SuiteProject(directory)
            .cases(
                """
                providers: [{id: gemini:gemini-2.5-pro, label: pro}]
                prompts: [{label: terse, raw: Say it}]
                tests:
                  - id: plain
                    description: A plain, simple & short letter
                    metadata: {kind: letter, tags: [long, german], page: 3}
                """)
            .get(0);
  }

  private static boolean matches(String filter) {
    return SuiteFilter.parse(filter).matches(evalCase, KNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "s, true",
    "t, false",
    "s*, true",
    "s/plain, true",
    "s/plai, false",
    "s/*, true",
    "*/plain, true",
    "*/p*n, true",
    "*, true",
    "S, false",
    "s/pl.in, false",
  })
  void termWithoutAKeyIsTheSuiteOrTheSuiteAndTheTest(String filter, boolean matches) {
    assertThat(matches(filter)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "suite=s, true",
    "id=plain, true",
    "id=s/plain, false",
    "description=A plain*, true",
    "description=plain, false",
    "provider=pro, true",
    "provider=gemini:*, true",
    "provider=flash, false",
    "prompt=terse, true",
    "metadata.kind=letter, true",
    "metadata.kind=*, true",
    "metadata.other=*, false",
    "metadata.tags=german, true",
    "metadata.tags=english, false",
    "metadata.page=3, true",
    "failed, true",
    "missing, false",
    "!missing, true",
    "!id=plain, false",
    "! id = other, true",
  })
  void termWithAKeyLooksAtThat(String filter, boolean matches) {
    assertThat(matches(filter)).isEqualTo(matches);
  }

  @Test
  void commasAreOr_ampersandsAreAnd_andABackslashTakesTheirMeaning() {
    assertThat(matches("t, id=plain")).isTrue();
    assertThat(matches("s & id=plain & !missing")).isTrue();
    assertThat(matches("s & missing, t")).isFalse();
    assertThat(matches("description=A plain\\, simple \\& short letter")).isTrue();
    assertThat(matches(SuiteFilter.quote("description=A plain, simple & short letter"))).isTrue();
  }

  @Test
  void filterThatAsksForTheLastRunOrTheRecordingsSaysSo() {
    assertThat(SuiteFilter.parse("s & !failed").asksForFailed()).isTrue();
    assertThat(SuiteFilter.parse("suite=failed").asksForFailed()).isFalse();
    assertThat(SuiteFilter.parse("missing").asksForMissing()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | a part of the filter is empty",
        "a,,b | a part of the filter is empty",
        "a & | a part of the filter is empty",
        "descripton=x | \"descripton\" is nothing a filter looks at",
        "descripton=x | did you mean \"description\"?",
        "metadata=x | write metadata.<key>=pattern",
      })
  void partThatIsNoTermIsRefused(String filter, String message) {
    assertThatThrownBy(() -> SuiteFilter.parse(filter)).hasMessageContaining(message);
  }

  @Test
  void manyStarsTakeNoTime() {
    assertThat(Glob.matches("*a".repeat(200) + "b", "a".repeat(5000))).isFalse();
  }
}
