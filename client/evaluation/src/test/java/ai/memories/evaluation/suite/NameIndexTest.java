package ai.memories.evaluation.suite;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.evaluation.problem.Location;
import org.junit.jupiter.api.Test;

class NameIndexTest {
  private static Location at(int line) {
    return new Location("a.yaml", line, 1);
  }

  @Test
  void nameIsFoundAgainWithItsFirstLine() {
    NameIndex names = new NameIndex();

    assertThat(names.add("a", at(3))).isEmpty();
    assertThat(names.add("b", new Location("b.csv", 4, 1))).isEmpty();
    assertThat(names.add("a", at(5))).contains(at(3));
    assertThat(names.add("b", at(6))).contains(new Location("b.csv", 4, 1));
  }

  @Test
  void hundredThousandNamesStayApartWhileTheTableGrows() {
    NameIndex names = new NameIndex();
    for (int i = 0; i < 100_000; i++) {
      assertThat(names.add("name " + i, at(i + 1))).isEmpty();
    }
    for (int i = 0; i < 100_000; i += 997) {
      assertThat(names.add("name " + i, at(1))).contains(at(i + 1));
    }
  }
}
