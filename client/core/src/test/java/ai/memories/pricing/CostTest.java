package ai.memories.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CostTest {

  @ParameterizedTest
  @CsvSource({
    "0.0123, 0.0123 USD",
    "1, 1.00 USD",
    "0.10000, 0.10 USD",
    "1E+3, 1000.00 USD",
    "0, 0.00 USD",
    "0.000000075, 0.000000075 USD"
  })
  void text_isExactAndNamesTheCurrency(String amount, String text) {
    assertThat(Cost.usd(amount)).hasToString(text);
  }

  @Test
  void equalAmounts_areEqualCosts_howeverTheyAreSpelt() {
    assertThat(Cost.usd("0.1")).isEqualTo(Cost.usd("0.1000")).hasSameHashCodeAs(Cost.usd("1E-1"));
  }

  @Test
  void sum_isExact_whereDoublesAreNot() {
    assertThat(Cost.usd("0.1").plus(Cost.usd("0.2"))).isEqualTo(Cost.usd("0.3"));
  }

  @Test
  void costs_compareByAmount() {
    assertThat(Cost.usd("0.9")).isLessThan(Cost.usd("0.10").plus(Cost.usd("0.90")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.05 USD", " 0.05usd ", "0.05", "5e-2 Usd"})
  void whatPeopleWriteForALimit_isRead(String text) {
    assertThat(Cost.parse(text)).isEqualTo(Cost.usd("0.05"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.05 EUR", "", "USD", "5 cents", "$1"})
  void anythingElse_isRefusedWithAnExample(String text) {
    assertThatThrownBy(() -> Cost.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "\"" + text + "\" is no amount of money: write US dollars, for example 0.05 USD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.01", "1E999999999", "1E-999999999"})
  void amountsThatAreNone_areRefused(String amount) {
    assertThatThrownBy(() -> Cost.usd(amount)).isInstanceOf(IllegalArgumentException.class);
  }
}
