package ai.memories.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.evaluation.result.CaseError;
import ai.memories.evaluation.result.CaseLine;
import ai.memories.evaluation.result.CaseName;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.Verdict;
import ai.memories.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownSummaryTest {
  private static final String HOSTILE =
      "</pre></details>\n\n# big\n| a | b |\n![x](https://evil.example/p.png) @team #12"
          + " www.evil.example `x` <img src=x onerror=alert(1)> \u202E\u0000\uD800";

  @TempDir Path directory;

  private static CaseLine line(String id) {
    return new CaseLine(new CaseName("a", id, "p", "m", OptionalInt.empty()))
        .source("suites/a.yaml", 7, Optional.empty(), Json.parse("{}"));
  }

  private static CaseResult failed(String id, String output) {
    return line(id).output(output).verdict(Verdict.FAILED, true);
  }

  private String write(MarkdownSummary summary, List<CaseResult> results) throws IOException {
    summary.write(Outcomes.of(directory, results), directory);
    return Files.readString(directory.resolve("summary.md"));
  }

  private String write(CaseResult... results) throws IOException {
    return write(new MarkdownSummary(), List.of(results));
  }

  @Test
  void verdictMoneyAndTable_comeFirst() throws Exception {
    String text = write(failed("two", "Rome"), line("one").verdict(Verdict.PASSED, true));

    assertThat(text)
        .startsWith("## ✅ Memories: 1 of 2 cases passed\n")
        .contains("Spent **0 USD**")
        .contains(
            "| <code>a</code> | <code>p</code> | <code>m</code> | 1/2 (50 %) | 9–91 % | 1 | 0 | 0 |"
                + " 0 | 0 | 0 |");
  }

  @Test
  void wrongAnswers_comeBeforeErrors_andPassedCasesAreNotListed() throws Exception {
    String text =
        write(
            line("miss")
                .error(CaseError.of(CaseError.Kind.MISS, "no recording"))
                .verdict(Verdict.ERRORED, true),
            line("fine").output("good").verdict(Verdict.PASSED, true),
            failed("wrong", "Rome"));

    assertThat(text.indexOf("a / wrong")).isBetween(1, text.indexOf("a / miss"));
    assertThat(text).contains("no recording", "<pre>\nRome\n</pre>").doesNotContain("a / fine");
  }

  @Test
  void whatTheChangeBroke_comesFirst() throws Exception {
    Files.writeString(
        directory.resolve("changes.jsonl"),
        """
        {"suite":"a","id":"new","prompt":"p","provider":"m","changed":["verdict"],"was":{"verdict":"PASSED"}}
        {"suite":"a","id":"old","prompt":"p","provider":"m","changed":["answer"],"was":{"verdict":"FAILED"}}
        """);

    String text = write(failed("old", "x"), failed("new", "y"));

    assertThat(text.lines().filter(line -> line.startsWith("<details>")))
        .containsExactly(
            "<details><summary>newly failing <code>a / new / p / m</code></summary>",
            "<details><summary>failed <code>a / old / p / m</code></summary>");
  }

  @Nested
  class HostileText {

    @Test
    void anAnswer_cannotLeaveItsBlock() throws Exception {
      String text = write(failed("x", HOSTILE));

      assertThat(text.split("</pre>", -1)).hasSize(2);
      assertThat(text.split("</details>", -1)).hasSize(2);
      assertThat(text)
          .contains("&lt;img src=x onerror=alert(1)&gt; [U+202E][U+0000][U+D800]")
          .doesNotContain("<img", "\u202E", "\u0000");
    }

    @Test
    void aName_isOneLineWithoutMarkupLinkOrMention() throws Exception {
      String text = write(failed(HOSTILE, "x"));

      assertThat(text)
          .doesNotContain("![", "](", "@team", "https://", "www.evil", "\n# big", "`x`");
      assertThat(text.lines().filter(line -> line.startsWith("|"))).hasSize(3);
    }

    @Test
    void aReason_isOneLine() throws Exception {
      String text =
          write(
              line("x")
                  .error(CaseError.of(CaseError.Kind.SERVICE, HOSTILE))
                  .verdict(Verdict.ERRORED, true));

      assertThat(text).doesNotContain("\n# big", "@team", "](");
    }
  }

  @Nested
  class Size {

    @Test
    void itStaysBelowTheLimit_andSaysWhatItLeftOut() throws Exception {
      List<CaseResult> results = new ArrayList<>();
      for (int i = 0; i < 3_000; i++) {
        results.add(failed("case-" + i, "é".repeat(2_000)));
      }

      String text = write(new MarkdownSummary(), results);

      assertThat(Files.size(directory.resolve("summary.md"))).isBetween(800_000L, 900_000L);
      long shown = text.lines().filter(line -> line.startsWith("<details>")).count();
      assertThat(text)
          .endsWith("Left out here: " + (3_000 - shown) + " more cases, all in `results.jsonl`.\n");
    }

    @Test
    void manyColumns_areCut_andSaidToBe() throws Exception {
      List<CaseResult> results = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        results.add(
            new CaseLine(new CaseName("a", "x", "p" + i, "m", OptionalInt.empty()))
                .verdict(Verdict.PASSED, true));
      }

      String text = write(new MarkdownSummary(), results);

      assertThat(text).contains("p199", "More prompts and providers").doesNotContain("p200<");
    }
  }
}
