package ai.memories.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.ModelId;
import ai.memories.Usage;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceListTest {
  private static final ModelId FLASH = ModelId.parse("gemini:gemini-2.5-flash");
  private static final ModelId PRO = ModelId.parse("gemini:gemini-2.5-pro");
  private static final PriceList BUNDLED = PriceList.bundled();

  @Nested
  class Bundled {

    /** The vendor's tables once more: a slip in the resource shows here. */
    @ParameterizedTest
    @CsvSource({
      "gemini:gemini-3-pro-preview, 2, 12, 4, 18",
      "gemini:gemini-2.5-pro, 1.25, 10, 2.5, 15",
      "gemini:gemini-3-flash-preview, 0.5, 3, 0.5, 3",
      "gemini:gemini-2.5-flash, 0.30, 2.5, 0.30, 2.5",
      "gemini:gemini-2.5-flash-preview-09-2025, 0.30, 2.5, 0.30, 2.5",
      "gemini:gemini-2.0-flash, 0.1, 0.4, 0.1, 0.4",
      "gemini:gemini-2.5-flash-lite, 0.1, 0.4, 0.1, 0.4",
      "gemini:gemini-2.5-flash-lite-preview-09-2025, 0.1, 0.4, 0.1, 0.4",
      "gemini:gemini-2.0-flash-lite, 0.075, 0.3, 0.075, 0.3"
    })
    void everyModelOfThePage_hasItsPrice(
        ModelId model, String in, String out, String inAbove, String outAbove) {
      assertThat(BUNDLED.price(model))
          .contains(new ModelPrice(TokenRate.usd(in, out), TokenRate.usd(inAbove, outAbove)));
    }

    @Test
    void list_isDated() {
      assertThat(BUNDLED.date()).isEqualTo(LocalDate.of(2026, 11, 23));
    }

    @Test
    void unknownModel_costsUnknown_neverZero() {
      assertThat(BUNDLED.cost(ModelId.parse("qwen:qwen-max"), Usage.of(1, 1))).isEmpty();
      assertThat(BUNDLED.cost(ModelId.parse("vertex:gemini-2.5-pro"), Usage.of(1, 1))).isEmpty();
    }
  }

  @Nested
  class CostOfACall {

    @Test
    void sampleAnswerOfThePage_costsByHand() {
      // 16983 × 0.30 + 37 × 2.5 per million
      assertThat(BUNDLED.cost(FLASH, new Usage(16_983, 37, 17_020)))
          .contains(Cost.usd("0.0051874"));
    }

    @Test
    void wholeCall_changesTier_aboveTwoHundredThousandInputTokens() {
      assertThat(BUNDLED.cost(PRO, Usage.of(200_000, 1_000_000))).contains(Cost.usd("10.25"));
      assertThat(BUNDLED.cost(PRO, Usage.of(200_001, 1_000_000))).contains(Cost.usd("15.5000025"));
    }

    @Test
    void tokensOnlyInTheTotal_areBilledAsOutput() {
      assertThat(BUNDLED.cost(FLASH, new Usage(100, 10, 610)))
          .isEqualTo(BUNDLED.cost(FLASH, Usage.of(100, 510)));
    }

    @Test
    void totalBelowItsParts_billsTheText() {
      assertThat(BUNDLED.cost(FLASH, new Usage(100, 10, 0)))
          .isEqualTo(BUNDLED.cost(FLASH, Usage.of(100, 10)));
    }
  }

  @Nested
  class PricesOfOnesOwn {
    private final PriceList mine =
        BUNDLED
            .withPrices(
                Map.of(
                    FLASH,
                    ModelPrice.flat(TokenRate.usd("1", "1")),
                    ModelId.parse("qwen:qwen-max"),
                    ModelPrice.flat(TokenRate.usd("2", "2"))))
            .withDate(LocalDate.of(2027, 1, 1));

    @Test
    void replaceSingleModels_andKeepTheOthers() {
      assertThat(mine.cost(FLASH, Usage.of(1_000_000, 0))).contains(Cost.usd("1"));
      assertThat(mine.price(PRO)).isEqualTo(BUNDLED.price(PRO));
      assertThat(mine.price(ModelId.parse("qwen:qwen-max"))).isPresent();
      assertThat(BUNDLED.cost(FLASH, Usage.of(1_000_000, 0))).contains(Cost.usd("0.30"));
    }

    @Test
    void haveTheirOwnDateAndHash() {
      assertThat(mine.date()).isEqualTo(LocalDate.of(2027, 1, 1));
      assertThat(mine.hash()).isNotEqualTo(BUNDLED.hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void samePricesSpeltOtherwise_haveTheSameHash() {
      PriceList same = BUNDLED.withPrices(Map.of(FLASH, flat("0.3", "2.50")));
      assertThat(same.hash()).isEqualTo(BUNDLED.hash());
      assertThat(BUNDLED.withPrices(Map.of(FLASH, flat("0.3", "2.51"))).hash())
          .isNotEqualTo(BUNDLED.hash());
    }

    @Test
    void negativeAndEndlessPrices_areRefused() {
      assertThatThrownBy(() -> TokenRate.usd("-1", "1")).hasMessageContaining("negative");
      assertThatThrownBy(() -> TokenRate.usd("1E-30", "1")).hasMessageContaining("digits");
    }

    private static ModelPrice flat(String in, String out) {
      return ModelPrice.flat(TokenRate.usd(in, out));
    }
  }
}
