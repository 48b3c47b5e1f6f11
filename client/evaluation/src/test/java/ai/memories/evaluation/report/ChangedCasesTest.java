package ai.memories.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.evaluation.result.CaseLine;
import ai.memories.evaluation.result.CaseName;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangedCasesTest {
  @TempDir private Path directory;

  private static String line(int i, String was) {
    return String.format(
        "{\"suite\":\"a\",\"id\":\"case-%03d\",\"prompt\":\"p\",\"provider\":\"m\","
            + "\"changed\":[\"verdict\",\"answer\"],\"was\":{\"verdict\":\"%s\",\"answers\":[\"%s\"]}}\n",
        i, was, "x".repeat(1_000));
  }

  private static CaseName name(int i) {
    return new CaseName("a", String.format("case-%03d", i), "p", "m", OptionalInt.empty());
  }

  private static CaseResult result(int i, Verdict verdict) {
    return new CaseLine(name(i)).verdict(verdict, true);
  }

  private ChangedCases changes(int count, String was, long maxChars) throws IOException {
    var lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append(line(i, was));
    }
    Files.writeString(directory.resolve("changes.jsonl"), lines);
    return ChangedCases.of(directory.resolve("results.jsonl"), maxChars);
  }

  @Test
  void aCaseThatPassedAndIsWrongNow_isNewlyFailing_oneWithoutAnAnswerIsNot() throws Exception {
    ChangedCases changes = changes(1, "PASSED", 10_000);

    assertThat(changes.newlyFailing(result(0, Verdict.FAILED))).isTrue();
    assertThat(changes.newlyFailing(result(0, Verdict.ERRORED))).isFalse();
    assertThat(changes.newlyFailing(result(1, Verdict.FAILED))).isFalse();
  }

  @Test
  void aCaseThatWasWrongBefore_isNot() throws Exception {
    assertThat(changes(1, "FAILED", 10_000).newlyFailing(result(0, Verdict.FAILED))).isFalse();
  }

  @Test
  void answers_areKeptUpToASize_changesTwiceAsFar_andTheRestIsCounted() throws Exception {
    ChangedCases changes = changes(100, "PASSED", 5_000);

    assertThat(changes.of(name(0)).orElseThrow().path("was").has("answers")).isTrue();
    assertThat(changes.of(name(9)).orElseThrow().path("was").has("answers")).isFalse();
    assertThat(changes.of(name(99))).isEmpty();
    assertThat(changes.leftOut()).isBetween(1L, 70L);
  }
}
