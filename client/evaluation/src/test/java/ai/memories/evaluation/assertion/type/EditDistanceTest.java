package ai.memories.evaluation.assertion.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class EditDistanceTest {

  @Property
  void smallLimits_agreeWithTheTable(
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 40) String a,
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 40) String b,
      @ForAll @IntRange(max = 45) int limit) {
    int distance = table(a, b);

    assertThat(EditDistance.within(a, b, limit))
        .isEqualTo(distance <= limit ? OptionalInt.of(distance) : OptionalInt.empty());
  }

  @Property
  void largeLimits_agreeWithTheTable(
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 200) String a,
      @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 200) String b) {
    assertThat(EditDistance.within(a, b, 5_000)).hasValue(table(a, b));
  }

  @Test
  void longTexts_takeNoMinutes() {
    String a = "abcdefghij".repeat(10_000);
    String b = "jihgfedcba".repeat(10_000);

    Assertions.assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          assertThat(EditDistance.within(a, b, 5)).isEmpty();
          assertThat(EditDistance.within(a, b, 2_000)).isEmpty();
          assertThat(EditDistance.within(a, b, 100_000)).isPresent();
          assertThat(EditDistance.within(a, a + "x", 1)).hasValue(1);
        });
  }

  private static int table(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
