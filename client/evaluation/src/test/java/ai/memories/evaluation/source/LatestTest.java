package ai.memories.evaluation.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatestTest {
  private final Latest<String, Integer> latest = new Latest<>(2);
  private final List<String> made = new ArrayList<>();

  private int length(String text) {
    return latest.get(
        text,
        () -> {
          made.add(text);
          return text.length();
        });
  }

  @Test
  void valueAskedForLongestAgo_isMadeAnew() {
    assertThat(List.of(length("a"), length("bb"), length("a"), length("ccc"))).contains(1, 2, 3);
    length("a");
    length("bb");

    assertThat(made).containsExactly("a", "bb", "ccc", "bb");
  }

  @Test
  void whatCannotBeMade_isAskedForAgain() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(
              () ->
                  latest.get(
                      "x",
                      () -> {
                        made.add("x");
                        throw new IllegalStateException("no");
                      }))
          .hasMessage("no");
    }
    assertThat(made).hasSize(2);
  }
}
