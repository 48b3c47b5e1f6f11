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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CiReportTest {
  @TempDir Path directory;

  private static CaseResult errored(String id, int line, String reason) {
    return new CaseLine(new CaseName("a", id, "p", "m", OptionalInt.empty()))
        .source("suites/a,b.yaml", line, Optional.empty(), Json.parse("{}"))
        .error(CaseError.of(CaseError.Kind.MISS, reason))
        .verdict(Verdict.ERRORED, true);
  }

  private static CaseResult failed(String id, int line, String answer) {
    return new CaseLine(new CaseName("a", id, "p", "m", OptionalInt.empty()))
        .source("suites/a.yaml", line, Optional.empty(), Json.parse("{}"))
        .output(answer)
        .verdict(Verdict.FAILED, true);
  }

  @Nested
  class GitHub {

    private List<String> lines(List<CaseResult> results) throws IOException {
      Map<String, String> environment =
          Map.of("GITHUB_ACTIONS", "true", "GITHUB_WORKSPACE", directory.toString());
      Path project = directory.resolve("modules/billing");
      return CiReport.of(environment).annotations(Outcomes.of(directory, results), project);
    }

    @Test
    void aFailedCase_isNotedOnItsLine_fromTheRepositorysRoot() throws Exception {
      assertThat(lines(List.of(errored("x", 12, "no recording"))))
          .containsExactly(
              "::error file=modules/billing/suites/a%2Cb.yaml,line=12,title=Memories::"
                  + "errored: a / x / p / m%0Ano recording");
    }

    @Test
    void anAnswer_cannotBeginACommandOfItsOwn() throws Exception {
      List<String> lines =
          lines(List.of(errored("x", 1, "50 %\n::stop-commands::x\r::add-mask::y")));

      assertThat(lines)
          .singleElement()
          .asString()
          .doesNotContain("\n", "\r")
          .contains("50 %25%0A::stop");
    }

    @Test
    void casesOfOneLine_shareANote() throws Exception {
      List<CaseResult> results = new ArrayList<>();
      for (int i = 0; i < 7; i++) {
        results.add(errored("x" + i, 3, "no"));
      }

      assertThat(lines(results)).singleElement().asString().endsWith("%0Aand 2 more");
    }

    @Test
    void whatTheCiWouldDrop_isCounted() throws Exception {
      List<CaseResult> results = new ArrayList<>();
      for (int i = 1; i <= 12; i++) {
        results.add(errored("x" + i, i, "no"));
      }

      assertThat(lines(results))
          .hasSize(11)
          .last()
          .isEqualTo("::notice title=Memories::2 more cases did not pass");
    }

    @Test
    void theNewlyFailing_comeFirst() throws Exception {
      Files.writeString(
          directory.resolve("changes.jsonl"),
          """
          {"suite":"a","id":"new","prompt":"p","provider":"m","changed":["verdict"],"was":{"verdict":"PASSED"}}
          """);

      assertThat(lines(List.of(failed("old", 1, "no"), failed("new", 2, "no"))))
          .extracting(line -> line.replaceAll(".*::", ""))
          .containsExactly("newly failing: a / new / p / m%0A", "failed: a / old / p / m%0A");
    }

    @Test
    void elsewhere_thereAreNone() throws Exception {
      var outcome = Outcomes.of(directory, List.of(errored("x", 1, "no")));

      assertThat(CiReport.of(Map.of("CI", "true")).annotations(outcome, directory)).isEmpty();
      assertThat(CiReport.of(Map.of("TF_BUILD", "false")).annotations(outcome, directory))
          .isEmpty();
    }
  }

  @Nested
  class OtherSystems {
    private static final String HOSTILE =
        "50 % of 'it'\n]##vso[task.setvariable variable=PATH;]x|n'] ##teamcity[buildStop '1']";

    private List<String> lines(Map<String, String> environment) throws IOException {
      Files.createDirectories(directory.resolve(".git"));
      Path project = directory.resolve("modules/billing");
      var outcome = Outcomes.of(directory, List.of(errored("x", 12, HOSTILE)));
      return CiReport.of(environment).annotations(outcome, project);
    }

    @Test
    void azurePipelines_logsIssues_andIsGivenTheSummary() throws Exception {
      Path summary = Files.writeString(directory.resolve("summary.md"), "ours");

      assertThat(lines(Map.of("TF_BUILD", "True")))
          .containsExactly(
              "##vso[task.logissue type=error;sourcepath=modules/billing/suites/a,b.yaml;"
                  + "linenumber=12;]errored: a / x / p / m%0A50 % of 'it'%0A%5D##vso[task.setvariable"
                  + " variable=PATH%3B%5Dx|n'%5D ##teamcity[buildStop '1'%5D",
              "##vso[task.uploadsummary]" + summary.toAbsolutePath());
    }

    @Test
    void teamCity_hearsOfInspections() throws Exception {
      List<String> lines = lines(Map.of("TEAMCITY_VERSION", "2025.11"));

      assertThat(lines).hasSize(2);
      assertThat(lines.get(0)).startsWith("##teamcity[inspectionType id='memories' ");
      assertThat(lines.get(1))
          .isEqualTo(
              "##teamcity[inspection typeId='memories' message='errored: a / x / p / m|n50 % of"
                  + " |'it|'|n|]##vso|[task.setvariable variable=PATH;|]x||n|'|] ##teamcity|[buildStop"
                  + " |'1|'|]' file='modules/billing/suites/a,b.yaml' line='12' SEVERITY='ERROR']");
    }

    @Test
    void gitLab_readsAFile() throws Exception {
      assertThat(lines(Map.of("GITLAB_CI", "true"))).isEmpty();

      var report = Json.parse(Files.readString(directory.resolve(CodeQuality.FILE))).node();
      assertThat(report).hasSize(1);
      assertThat(report.get(0).path("location").path("path").asText())
          .isEqualTo("modules/billing/suites/a,b.yaml");
      assertThat(report.get(0).at("/location/lines/begin").asInt()).isEqualTo(12);
      assertThat(report.get(0).path("description").asText())
          .startsWith("errored: a / x / p / m 50 % of");
      assertThat(report.get(0).path("fingerprint").asText()).hasSize(36);
      assertThat(report.get(0).path("severity").asText()).isEqualTo("major");
    }

    @Test
    void gitLab_readsAFile_alsoWhereAllPassed() throws Exception {
      var passed =
          new CaseLine(new CaseName("a", "x", "p", "m", OptionalInt.empty()))
              .verdict(Verdict.PASSED, true);
      var outcome = Outcomes.of(directory, List.of(passed));

      CiReport.of(Map.of("GITLAB_CI", "true")).annotations(outcome, directory);

      assertThat(directory.resolve(CodeQuality.FILE)).content().isEqualToIgnoringWhitespace("[]");
    }
  }

  @Nested
  class Summary {

    @Test
    void itIsAppendedToWhatIsThere() throws Exception {
      Path page = Files.writeString(directory.resolve("page.md"), "before\n");
      Files.writeString(directory.resolve("summary.md"), "ours\n");

      CiReport.of(Map.of("GITHUB_STEP_SUMMARY", page.toString())).appendSummary(directory);

      assertThat(page).hasContent("before\n\nours\n");
    }

    @Test
    void whereItWouldNotFit_aSentenceStands() throws Exception {
      Path page = Files.writeString(directory.resolve("page.md"), "x".repeat(1_000_000));
      Files.writeString(directory.resolve("summary.md"), "y".repeat(900_000));

      CiReport.of(Map.of("GITHUB_STEP_SUMMARY", page.toString())).appendSummary(directory);

      assertThat(Files.readString(page)).contains("did not fit").doesNotContain("yy");
    }

    @Test
    void withoutAPage_nothingIsWritten() throws Exception {
      Files.writeString(directory.resolve("summary.md"), "ours\n");

      CiReport.of(Map.of("GITHUB_STEP_SUMMARY", " ")).appendSummary(directory);

      assertThat(directory).isDirectoryNotContaining(path -> !path.endsWith("summary.md"));
    }
  }
}
