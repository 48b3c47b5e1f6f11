package ai.memories.evaluation.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuiteFilterTest {

  @ParameterizedTest
  @CsvSource({
    "invoices, true",
    "invoice, false",
    "inv*, true",
    "invoices/plain, true",
    "invoices/plai, false",
    "invoices/*, true",
    "*/plain, true",
    "*/p*n, true",
    "*, true",
    "other, false",
    "Invoices, false",
    "invoices/pl.in, false",
  })
  void patternMatchesTheSuiteOrTheSuiteAndTheTest(String filter, boolean matches) {
    assertThat(SuiteFilter.parse(filter).matches("invoices", "plain")).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "de/invoices, true",
    "de/invoices/x, true",
    "de*, true",
    "*/x, true",
    "de, false",
    "en/*, false",
    "de/invoicesx*, false",
  })
  void suiteMayMatchIfSomeTestInItCould(String filter, boolean matches) {
    assertThat(SuiteFilter.parse(filter).mayMatch("de/invoices")).isEqualTo(matches);
  }

  @Test
  void anyOfSeveralPatternsIsEnough() {
    SuiteFilter filter = SuiteFilter.parse("a/x, b");

    assertThat(filter.matches("b", "y")).isTrue();
    assertThat(filter.matches("a", "y")).isFalse();
    assertThat(filter.parts()).extracting(SuiteFilter::toString).containsExactly("a/x", "b");
    assertThat(filter).hasToString("a/x, b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",", "a,,b"})
  void emptyPatternIsRefused(String filter) {
    assertThatThrownBy(() -> SuiteFilter.parse(filter)).hasMessageContaining("is no filter");
  }

  @Test
  void manyStarsTakeNoTime() {
    assertThat(Glob.matches("*a".repeat(200) + "b", "a".repeat(5000))).isFalse();
  }
}
