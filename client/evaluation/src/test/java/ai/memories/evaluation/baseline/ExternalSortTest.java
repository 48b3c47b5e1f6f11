package ai.memories.evaluation.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExternalSortTest {
  @TempDir Path directory;

  private List<String> sorted(List<String> lines, int portion) throws IOException {
    try (ExternalSort<String> sort =
        new ExternalSort<>(directory, Comparator.<String>naturalOrder(), s -> s, s -> s, portion)) {
      for (String line : lines) {
        sort.add(line);
      }
      List<String> out = new ArrayList<>();
      sort.sorted().forEachRemaining(out::add);
      return out;
    }
  }

  @Test
  void inManyPortions_theOrderIsTheSameAsInOne() throws Exception {
    var random = new Random(7);
    List<String> lines =
        Stream.generate(() -> Integer.toString(random.nextInt(500), 36)).limit(2000).toList();

    assertThat(sorted(lines, 50)).isEqualTo(lines.stream().sorted().toList());
    assertThat(sorted(lines, 1 << 20)).isEqualTo(lines.stream().sorted().toList());
  }

  @Test
  void nothing_isSortedToNothing() throws Exception {
    assertThat(sorted(List.of(), 10)).isEmpty();
  }

  @Test
  void temporaryFiles_areRemoved() throws Exception {
    try (ExternalSort<String> sort =
        new ExternalSort<>(directory, Comparator.<String>naturalOrder(), s -> s, s -> s, 3)) {
      for (String line : List.of("ccc", "bbb", "aaa")) {
        sort.add(line);
      }
      assertThat(sort.portions()).isEqualTo(3);
    }
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }
}
