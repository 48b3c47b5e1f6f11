package ai.memories.evaluation.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishedCasesTest {
  private static final int TESTS = 200;

  @TempDir Path directory;
  private Path results;

  /** As they finish: in no order; every case has two samples and a line of all. */
  @BeforeEach
  void aRunOfTwoSuites() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int test = 0; test < TESTS; test++) {
      for (int sample = 0; sample <= 2; sample++) {
        lines.add(line(test % 2 == 0 ? "even" : "odd", "t" + test, sample));
      }
    }
    Collections.shuffle(lines, new Random(3));
    results = Files.write(directory.resolve("results.jsonl"), lines);
  }

  private static String line(String suite, String id, int sample) {
    ObjectNode line = Json.object().put("suite", suite).put("id", id);
    line.put("prompt", "p").put("provider", "m").put("model", "gemini:m");
    line.put("verdict", "PASSED");
    if (sample > 0) {
      line.put("sample", sample).put("output", id + "-" + sample).put("promptHash", "h" + id);
    } else {
      line.putNull("sample").putNull("promptHash");
      line.putObject("samples").put("run", 2).put("passed", 2);
    }
    return Json.of(line).compact();
  }

  private List<String> read(int portion) throws IOException {
    List<String> cases = new ArrayList<>();
    try (FinishedCases finished = FinishedCases.read(results, suite -> true, true, portion)) {
      while (finished.hasNext()) {
        BaselineCase next = finished.next();
        cases.add(next.key().suite() + " " + next.line());
      }
    }
    return cases;
  }

  @Test
  void inSmallPortions_theCasesAreTheSame_andNoFileIsLeft() throws IOException {
    List<String> cases = read(2_000);

    assertThat(cases).hasSize(TESTS).isSorted().isEqualTo(read(ExternalSort.PORTION_CHARS));
    assertThat(cases.get(0))
        .startsWith("even {\"id\":\"t0\"")
        .contains("\"promptHash\":\"ht0\"", "\"answers\":[\"t0-1\",\"t0-2\"]")
        .contains("\"samples\":{\"passed\":2,\"run\":2}");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(results);
    }
  }

  @Test
  void suitesThatAreNotWanted_andAnswersThatAreNot_areLeftOut() throws IOException {
    try (FinishedCases finished = FinishedCases.read(results, "odd"::equals, false)) {
      int cases = 0;
      while (finished.hasNext()) {
        BaselineCase next = finished.next();
        cases++;
        assertThat(next.key().suite()).isEqualTo("odd");
        assertThat(next.answers()).isEmpty();
      }
      assertThat(cases).isEqualTo(TESTS / 2);
    }
  }
}
