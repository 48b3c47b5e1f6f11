package ai.memories.evaluation.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.memories.pricing.Cost;
import ai.memories.pricing.Limits;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {

  private static List<Shard> all(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> new Shard(i, count)).toList();
  }

  @Test
  void shard_isReadAsItIsTyped() {
    assertThat(Shard.parse("2/8")).isEqualTo(new Shard(2, 8)).hasToString("2/8");
    assertThat(Shard.parse("1/1").whole()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "2", "0/4", "5/4", "1/0", "1/1001", "-1/4", "1/4/2", "a/b", "99999/1"})
  void anythingElse_isRefused(String text) {
    assertThatThrownBy(() -> Shard.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shard");
  }

  @Property
  void everyCase_isInExactlyOneShard(
      @ForAll List<String> name, @ForAll @IntRange(min = 1, max = 50) int count) {
    assertThat(all(count)).filteredOn(shard -> shard.holds(name)).hasSize(1);
  }

  /** Results of different versions are joined by it: it must never change. */
  @Test
  void splitIsTheSameForEver() {
    Shard third = new Shard(3, 4);
    assertThat(
            IntStream.range(0, 12)
                .filter(i -> third.holds(List.of("s", "case-" + i, "p", "gemini:gemini-2.5-pro")))
                .boxed())
        .containsExactly(3, 4, 11);
  }

  @Test
  void namesThatJoinToTheSameText_areDifferentNames() {
    List<Shard> shards = all(1_000);
    assertThat(shards.stream().filter(s -> s.holds(List.of("ab", "c"))).findFirst())
        .isNotEqualTo(shards.stream().filter(s -> s.holds(List.of("a", "bc"))).findFirst());
  }

  @Test
  void casesAreSpreadEvenly() {
    assertThat(all(4))
        .allSatisfy(
            shard ->
                assertThat(
                        IntStream.range(0, 4_000)
                            .filter(i -> shard.holds(List.of("suite", "case-" + i, "p", "m")))
                            .count())
                    .isBetween(880L, 1_120L));
  }

  @Property
  void sharesOfTokens_areTogetherTheLimit(
      @ForAll @LongRange(max = Long.MAX_VALUE / 2) long tokens,
      @ForAll @IntRange(min = 1, max = 50) int count) {
    Limits limits = Limits.NONE.withMaxTokens(tokens);
    assertThat(all(count).stream().mapToLong(s -> s.share(limits).maxTokens().orElseThrow()).sum())
        .isEqualTo(tokens);
  }

  @Property
  void sharesOfMoney_areTogetherNoMoreThanTheLimit_andHardlyLess(
      @ForAll @IntRange(max = 1_000_000) int millionths,
      @ForAll @IntRange(min = 1, max = 50) int count) {
    BigDecimal usd = BigDecimal.valueOf(millionths, 6);
    Limits limits = Limits.NONE.withMaxCost(new Cost(usd));
    BigDecimal sum =
        all(count).stream()
            .map(shard -> shard.share(limits).maxCost().orElseThrow().usd())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(sum).isLessThanOrEqualTo(usd).isGreaterThan(usd.subtract(new BigDecimal("1E-9")));
  }

  @Test
  void noLimit_hasNoShare() {
    assertThat(new Shard(1, 4).share(Limits.NONE)).isEqualTo(Limits.NONE);
  }
}
