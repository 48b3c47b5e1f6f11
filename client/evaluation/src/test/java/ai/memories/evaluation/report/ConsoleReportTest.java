package ai.memories.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.Usage;
import ai.memories.evaluation.assertion.AssertionResult;
import ai.memories.evaluation.assertion.Judgement;
import ai.memories.evaluation.result.CaseError;
import ai.memories.evaluation.result.CaseLine;
import ai.memories.evaluation.result.CaseName;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.Comparisons;
import ai.memories.evaluation.result.Names;
import ai.memories.evaluation.result.Verdict;
import ai.memories.json.Json;
import ai.memories.schema.SchemaViolation;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleReportTest {
  private static final String QUESTION =
      "[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Capital of Italy?\"}]}]";

  @TempDir Path directory;

  private static CaseLine line(String id, int seq) {
    return new CaseLine(new CaseName("capitals", id, "plain", "flash", OptionalInt.empty()))
        .source("suites/capitals.yaml", 7, Optional.empty(), Json.parse("{}"))
        .asked("gemini:gemini-2.5-flash", seq)
        .question(Json.parse("{}"), Json.parse(QUESTION), Json.parse("[]"));
  }

  private static CaseResult wrong(String id, int seq, String answer) {
    return line(id, seq)
        .output(answer)
        .violations(List.of(new SchemaViolation("/city", "must not be empty")))
        .verdict(Verdict.FAILED, true);
  }

  private static CaseResult missed(String id, int seq, String message) {
    return line(id, seq)
        .error(CaseError.of(CaseError.Kind.MISS, message))
        .verdict(Verdict.ERRORED, true);
  }

  private List<String> report(CaseResult... results) throws Exception {
    List<String> lines = new ArrayList<>();
    ConsoleReport.write(
        Outcomes.of(directory, List.of(results)), host(ConsoleStyle.PLAIN), lines::add);
    return lines;
  }

  private ConsoleHost host(ConsoleStyle style) {
    return new ConsoleHost(
        style,
        directory,
        filter -> "record " + filter,
        filter -> "run " + filter,
        "accept the baseline");
  }

  @Nested
  class TheEnding {
    @Test
    void saysWhatFailed_andWhatToTypeNext() throws Exception {
      List<String> lines = new ArrayList<>();
      ConsoleReport.write(
          Outcomes.of(
              directory,
              List.of(missed("italy", 0, "no recording")),
              List.of("1 case found no recording")),
          host(ConsoleStyle.PLAIN),
          lines::add);

      assertThat(lines)
          .containsSequence(
              "FAILED",
              "  because   1 case found no recording",
              "  cases     capitals / italy / plain / flash",
              "  report    " + directory,
              "  record    record missing",
              "  again     run failed");
    }

    @Test
    void ofARunThatPassed_saysWhereTheReportIs() throws Exception {
      Files.createFile(directory.resolve("report.html"));

      assertThat(report(line("france", 0).verdict(Verdict.PASSED, true)))
          .containsSequence("PASSED", "  report    " + directory.resolve("report.html"));
    }

    @Test
    void offersToAcceptWhatDiffersFromTheBaseline() throws Exception {
      assertThat(endingOf(wrong("italy", 0, "x"), Names.NONE.plus("italy / plain / flash")))
          .contains("  accept    accept the baseline");
    }

    @Test
    void offersNothingToAccept_whereOnlyABudgetBroke() throws Exception {
      CaseResult passed = line("italy", 0).verdict(Verdict.PASSED, true);

      assertThat(endingOf(passed, Names.NONE))
          .contains("FAILED")
          .noneMatch(line -> line.contains("accept"));
    }

    private List<String> endingOf(CaseResult result, Names newlyFailing) throws Exception {
      List<String> lines = new ArrayList<>();
      var comparisons = new Comparisons(List.of(Outcomes.against(newlyFailing)), List.of());
      ConsoleReport.write(
          Outcomes.of(directory, List.of(result), List.of("it fails"), comparisons),
          host(ConsoleStyle.PLAIN),
          lines::add);
      return lines;
    }

    @Test
    void isColouredWhereTheConsoleUnderstandsIt() throws Exception {
      List<String> lines = new ArrayList<>();
      CaseResult passed = line("france", 0).verdict(Verdict.PASSED, true);
      ConsoleReport.write(
          Outcomes.of(directory, List.of(passed)), host(ConsoleStyle.COLOURED), lines::add);

      assertThat(lines).contains("\u001b[32mPASSED\u001b[0m");
    }
  }

  @Nested
  class ADiff {
    private CaseResult unequal(Json expected, String answer) {
      var assertion =
          new AssertionResult(
              "equals",
              Optional.empty(),
              Optional.of(expected),
              Optional.empty(),
              1,
              false,
              false,
              0,
              "the answer is another",
              List.of());
      return line("italy", 0)
          .output(answer)
          .judgement(new Judgement(false, false, 0, List.of(assertion), Map.of()))
          .verdict(Verdict.FAILED, true);
    }

    @Test
    void ofTexts_marksTheWords() throws Exception {
      assertThat(report(unequal(Json.text("The capital is Rome."), "The capital is Milan.")))
          .contains("  differs   The capital is [-Rome-]{+Milan+}.");
    }

    @Test
    void ofJson_showsTheMembersThatDiffer_whateverTheirOrder() throws Exception {
      Json expected = Json.parse("{\"city\": \"Rome\", \"area\": 1285, \"river\": \"Tiber\"}");

      assertThat(report(unequal(expected, "{\"river\":\"Po\",\"area\":1285,\"city\":\"Rome\"}")))
          .containsSequence(
              "  differs   …",
              "              \"city\": \"Rome\",",
              "              \"river\": [-\"Tiber\"-]{+\"Po\"+}",
              "            …");
    }
  }

  @Nested
  class ABlock {
    @Test
    void ofAWrongAnswer_saysWhereAndWhatWasAskedExpectedAndGot() throws Exception {
      assertThat(report(wrong("italy", 0, "{\"city\": \"\"}")))
          .startsWith(
              "",
              "FAILED  capitals / italy / plain / flash",
              "  at        suites/capitals.yaml:7",
              "  asked     Capital of Italy?",
              "  expected  responseSchema, at /city: must not be empty",
              "  got       {\"city\": \"\"}");
    }

    @Test
    void ofAMissingRecording_saysWhyInFull_andNotWhatWasAsked() throws Exception {
      String message = "no recording; ".repeat(100) + "record it with: mvn x";

      assertThat(report(missed("italy", 0, message)))
          .startsWith(
              "",
              "ERRORED  capitals / italy / plain / flash",
              "  at        suites/capitals.yaml:7",
              "  because   " + message);
    }

    @Test
    void ofALongAnswer_showsItsStart_withoutBlankLines() throws Exception {
      List<String> lines = report(wrong("italy", 0, "one\n\n\ntwo\n" + "more\n".repeat(30)));

      assertThat(lines).containsSequence("  got       one", "            two");
      assertThat(lines).contains("            … (20 more lines)");
    }

    @Test
    void ofAHostileAnswer_cannotMoveTheCursorOrTurnTheText() throws Exception {
      assertThat(report(wrong("italy", 0, "a\u001b[2Jb\u0007c\u202Ed\u2066e👍")))
          .contains("  got       a[U+001B][2Jb[U+0007]c[U+202E]d[U+2066]e👍");
    }

    @Test
    void ofAnAnswerThatSpellsACommand_givesTheCiNone() throws Exception {
      assertThat(
              report(
                  wrong(
                      "italy",
                      0,
                      "##vso[task.setvariable variable=PATH]x ##teamcity[buildStop] ##[add-mask]a ##[")))
          .contains(
              "  got       # #vso[task.setvariable variable=PATH]x # #teamcity[buildStop]"
                  + " # #[add-mask]a # #[");
    }

    @Test
    void ofAModelsJudgement_showsWhatItWasToJudgeBy() throws Exception {
      var graded =
          new AssertionResult(
              "llm-rubric",
              Optional.empty(),
              Optional.of(Json.parse("\"names the capital\\nin one word\"")),
              Optional.empty(),
              1,
              false,
              false,
              0,
              "it is a river",
              List.of());

      CaseResult judged =
          line("italy", 0)
              .output("Tiber")
              .judgement(new Judgement(false, false, 0, List.of(graded), Map.of()))
              .verdict(Verdict.FAILED, true);

      assertThat(report(judged))
          .containsSubsequence(
              "  expected  llm-rubric: it is a river",
              "  rubric    names the capital",
              "            in one word",
              "  got       Tiber");
    }

    @Test
    void ofWhatTheChangeBroke_standsFirst_andSaysSo() throws Exception {
      Files.writeString(
          directory.resolve("changes.jsonl"),
          """
          {"suite":"capitals","id":"spain","prompt":"plain","provider":"flash","changed":["verdict"],"was":{"verdict":"PASSED"}}
          """);

      List<String> lines = report(wrong("italy", 0, "x"), wrong("spain", 1, "y"));

      assertThat(lines.stream().filter(line -> line.startsWith("FAILED  ")))
          .containsExactly(
              "FAILED  capitals / spain / plain / flash  (newly failing)",
              "FAILED  capitals / italy / plain / flash");
    }

    @Test
    void ofAnEmptyAnswer_saysSo() throws Exception {
      assertThat(report(wrong("italy", 0, " "))).contains("  got       (empty)");
    }
  }

  @Test
  void blocksStandInTheOrderOfTheSuite_andTheirNumberIsLimited() throws Exception {
    List<String> lines =
        report(
            IntStream.range(0, 25)
                .mapToObj(i -> missed("case-" + (24 - i), 24 - i, "no recording"))
                .toArray(CaseResult[]::new));

    assertThat(lines.stream().filter(line -> line.startsWith("ERRORED")))
        .hasSize(20)
        .first()
        .asString()
        .contains("case-5 ");
    assertThat(lines)
        .anyMatch(line -> line.startsWith("… and 5 more in ") && line.endsWith("results.jsonl"));
  }

  @Test
  void theTableHasARowPerPromptAndProvider_inColumns() throws Exception {
    CaseResult passed =
        line("france", 0)
            .answer("replayed", Duration.ofMillis(1250), 1, false)
            .taken(Optional.of(new Usage(20, 5, 25)), Optional.of(new BigDecimal("0.0000185")))
            .verdict(Verdict.PASSED, true);

    assertThat(report(passed))
        .containsSequence(
            "Suite capitals",
            "prompt  provider  cases  passed  failed  errored  not run  tokens in  tokens out"
                + "       USD  USD/passed   time",
            "plain   flash         1       1       0        0        0         20           5"
                + "  0.000019    0.000019  1.3 s");
  }

  @Test
  void whatHasNoAnswer_makesTheCostOfRecordingALowerBound() throws Exception {
    String line = report(missed("italy", 0, "no recording")).stream().reduce((a, b) -> b).get();

    assertThat(line)
        .startsWith("0 of 1 cases passed; 0 replayed, 0 recorded, 0 live, 1 missed, 0 unused;")
        .contains("recording all anew would cost more than 0 USD (prices of 2026-11-23)");
  }
}
