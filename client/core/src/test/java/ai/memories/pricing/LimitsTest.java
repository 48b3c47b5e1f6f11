package ai.memories.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LimitsTest {

  @Test
  void layers_combineByTheMinimumOfEachKind() {
    Limits project = Limits.NONE.withMaxCost(Cost.usd("1")).withMaxTokens(100);
    Limits suite = Limits.NONE.withMaxCost(Cost.usd("0.5")).withMaxTokens(200);
    assertThat(project.min(suite))
        .isEqualTo(suite.min(project))
        .isEqualTo(Limits.NONE.withMaxCost(Cost.usd("0.5")).withMaxTokens(100));
  }

  @Test
  void noLimit_changesNoOther() {
    Limits tokens = Limits.NONE.withMaxTokens(7);
    assertThat(Limits.NONE.min(tokens)).isEqualTo(tokens);
    assertThat(tokens.min(Limits.NONE)).isEqualTo(tokens);
    assertThat(Limits.NONE.min(Limits.NONE)).isEqualTo(Limits.NONE);
    assertThat(tokens.min(Limits.NONE.withMaxCost(Cost.ZERO)))
        .isEqualTo(tokens.withMaxCost(Cost.ZERO));
  }

  @Test
  void negativeTokens_areRefused() {
    assertThatThrownBy(() -> Limits.NONE.withMaxTokens(-1)).hasMessageContaining("-1");
  }
}
