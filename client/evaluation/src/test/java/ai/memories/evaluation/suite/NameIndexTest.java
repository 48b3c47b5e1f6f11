package ai.memories.evaluation.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameIndexTest {

  @Test
  void nameIsFoundAgainWithItsFirstLine() {
    NameIndex names = new NameIndex();

    assertThat(names.add("a", 3)).isEmpty();
    assertThat(names.add("b", 4)).isEmpty();
    assertThat(names.add("a", 5)).hasValue(3);
    assertThat(names.add("a", 6)).hasValue(3);
  }

  @Test
  void hundredThousandNamesStayApartWhileTheTableGrows() {
    NameIndex names = new NameIndex();
    for (int i = 0; i < 100_000; i++) {
      assertThat(names.add("name " + i, i)).isEmpty();
    }
    for (int i = 0; i < 100_000; i += 997) {
      assertThat(names.add("name " + i, 0)).hasValue(i);
    }
  }
}
