package ai.memories.cassette;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SampleKeysTest {
  private static final long LARGEST = (1L << 48) - 1;

  @Property
  void behavesAsASetOfLongs(
      @ForAll @Size(max = 500) List<@LongRange(min = 1, max = 300) Long> keys) {
    var set = new SampleKeys();
    Set<Long> expected = new HashSet<>();
    for (long key : keys) {
      assertThat(set.add(key)).isEqualTo(expected.add(key));
    }
    assertThat(set.size()).isEqualTo(expected.size());
    for (long key = 1; key <= 300; key++) {
      assertThat(set.contains(key)).isEqualTo(expected.contains(key));
    }
  }

  @Property
  void keysOfDifferentTakes_differ(
      @ForAll @LongRange(min = 0, max = LARGEST) long bits,
      @ForAll @IntRange(min = 1, max = 100_000) int sample,
      @ForAll @IntRange(min = 1, max = 100_000) int otherSample,
      @ForAll @IntRange(min = 1, max = 1000) int occurrence) {
    long key = SampleKeys.key(bits, new Take(sample, occurrence));
    assertThat(key).isNotZero();
    assertThat(SampleKeys.key(bits, new Take(otherSample, occurrence)) == key)
        .isEqualTo(sample == otherSample);
    assertThat(SampleKeys.key(bits, new Take(sample, occurrence + 1))).isNotEqualTo(key);
  }

  @Test
  void aMillionKeys_areAllFound() {
    var set = new SampleKeys();
    for (long bits = 1; bits <= 1_000_000; bits++) {
      set.add(SampleKeys.key(bits << 20, Take.ofSample(1)));
    }
    assertThat(set.size()).isEqualTo(1_000_000);
    assertThat(set.contains(SampleKeys.key(777_777L << 20, Take.ofSample(1)))).isTrue();
    assertThat(set.contains(SampleKeys.key(777_777L << 20, Take.ofSample(2)))).isFalse();
  }
}
