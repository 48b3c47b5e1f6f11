package ai.memories.evaluation.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
  private static final List<String> KNOWN =
      List.of("assert", "contains", "icontains", "starts-with", "is-json", "threshold");

  @ParameterizedTest
  @CsvSource({
    "asert,assert",
    "assret,assert",
    "contians,contains",
    "startswith,starts-with",
    "is_json,is-json",
    "treshold,threshold"
  })
  void aMisspeltNameHasANearestOne(String misspelt, String meant) {
    assertThat(Suggestion.nearest(misspelt, KNOWN)).contains(meant);
  }

  @Test
  void aNameLikeNoOtherHasNone() {
    assertThat(Suggestion.nearest("javascript", KNOWN)).isEmpty();
    assertThat(Suggestion.didYouMean("javascript", KNOWN)).isEmpty();
  }
}
