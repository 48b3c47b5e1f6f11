package ai.memories.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import ai.memories.Usage;
import ai.memories.evaluation.result.CaseError;
import ai.memories.evaluation.result.CaseLine;
import ai.memories.evaluation.result.CaseName;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.ColumnComparison;
import ai.memories.evaluation.result.ColumnComparison.Pair;
import ai.memories.evaluation.result.ColumnComparison.Standing;
import ai.memories.evaluation.result.Comparisons;
import ai.memories.evaluation.result.JsonLine;
import ai.memories.evaluation.result.Names;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.RunTotals.Column;
import ai.memories.evaluation.result.Verdict;
import ai.memories.evaluation.statistics.McNemar;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
  private static final String HOSTILE =
      "</script><script>alert(1)</script><img src=x onerror=alert(2)><!--"
          + "\u0000\u001b]]>\uD800 \u202Egnp.exe\u2066 ' onclick='alert(3) \" &lt; 👍";

  @TempDir Path directory;

  private static CaseLine line(String suite, String id, String prompt, String provider) {
    return new CaseLine(new CaseName(suite, id, prompt, provider, OptionalInt.empty()))
        .source("suites/a.yaml", 7, Optional.of("about " + id), Json.parse("{\"lang\":\"de\"}"))
        .asked("gemini:gemini-2.5-flash", 1)
        .question(
            Json.parse("{\"x\":\"secret-of-vars\"}"),
            Json.parse("[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Hi\"}]}]"),
            Json.parse("[]"))
        .answer("replayed", Duration.ofMillis(1200), 1, false)
        .taken(Optional.of(Usage.of(100, 20)), Optional.of(new BigDecimal("0.001")));
  }

  private static CaseResult passed(String id) {
    return line("a", id, "p", "m").output("fine " + id).verdict(Verdict.PASSED, true);
  }

  private static CaseResult failed(String id, String output) {
    return line("a", id, "p", "m").output(output).verdict(Verdict.FAILED, true);
  }

  private Document write(HtmlReport report, List<CaseResult> results) throws IOException {
    report.write(Outcomes.of(directory, results), directory);
    return Jsoup.parse(Files.readString(directory.resolve("report.html")));
  }

  private Document write(CaseResult... results) throws IOException {
    return write(new HtmlReport(), List.of(results));
  }

  private static JsonNode json(Document page, String id) {
    return Json.parse(page.expectFirst("#" + id).data()).node();
  }

  @Nested
  class Policy {

    @Test
    void nothingMayBeLoaded_andOnlyOurScriptAndStyleCount() throws Exception {
      Document page = write(passed("one"));

      String policy =
          page.selectXpath("//meta[@http-equiv='Content-Security-Policy']").attr("content");
      Element script = page.select("script:not([type])").get(0);
      assertThat(policy)
          .startsWith("default-src 'none'; ")
          .contains("script-src " + new PageResource(script.data()).hash())
          .contains("style-src " + new PageResource(page.select("style").get(0).data()).hash());
      assertThat(page.select("script:not([type])")).hasSize(1);
      assertThat(page.select("[src], link, [style], iframe, object, base")).isEmpty();
    }

    @Test
    void ourScriptAndStyle_cannotEndTheirElements() throws Exception {
      assertThat(PageResource.read("report.js").text().toLowerCase(Locale.ROOT))
          .doesNotContain("</", "<!--", "innerhtml", "insertadjacent", "document.write", "eval(");
      assertThat(PageResource.read("report.css").text()).doesNotContain("<", "@import", "url(");
    }
  }

  @Nested
  class HostileText {

    @Test
    void anAnswer_addsNoElementAndNoHandler() throws Exception {
      Document page = write(failed("one", HOSTILE));

      assertThat(page.select("script:not([type])")).hasSize(1);
      assertThat(page.select("img, [onerror], [onclick]")).isEmpty();
      assertThat(page.select("#failures pre").text())
          .contains("</script><script>alert(1)</script>", "[U+0000]", "[U+D800]", "[U+202E]");
    }

    @Test
    void anAnswer_reachesTheScriptUnchanged() throws Exception {
      Document page = write(failed("one", HOSTILE));

      JsonNode chunk = Json.parse(page.select("script.chunk").get(0).data()).node();
      assertThat(chunk.path("0").path("output").asText()).isEqualTo(HOSTILE);
    }

    @Test
    void names_areTextEverywhere() throws Exception {
      Document page =
          write(
              line(HOSTILE, HOSTILE, HOSTILE, HOSTILE).output("x").verdict(Verdict.FAILED, true),
              line(HOSTILE, HOSTILE, "q", HOSTILE).output("x").verdict(Verdict.PASSED, true));

      assertThat(page.select("script:not([type])")).hasSize(1);
      assertThat(page.select("img, [onerror], [onclick]")).isEmpty();
      assertThat(page.expectFirst("table.columns tbody th[scope=row]").text())
          .contains("<img src=x");
    }

    @Test
    void noByteOfAnAnswer_looksLikeMarkupInTheData() throws Exception {
      write(failed("one", HOSTILE));

      String html = Files.readString(directory.resolve("report.html"));
      assertThat(html.split("</script>", -1)).hasSize(5 + 1);
      assertThat(html).doesNotContain("<!--", "\u202E", "\u0000");
    }
  }

  @Nested
  class WithoutScript {

    @Test
    void verdictTableAndFailures_areThere() throws Exception {
      Document page =
          write(
              passed("one"),
              failed("two", "Rome"),
              line("a", "three", "p", "m")
                  .error(CaseError.of(CaseError.Kind.MISS, "no recording"))
                  .verdict(Verdict.ERRORED, true));

      assertThat(page.expectFirst("#verdict").text()).contains("Passed");
      assertThat(page.select("table.columns tbody tr:not(.suite)")).hasSize(1);
      assertThat(page.select("#failures details")).hasSize(2);
      assertThat(page.select("#failures").text())
          .contains("a / two / p / m", "suites/a.yaml:7", "Rome", "no recording");
      assertThat(page.expectFirst("#cases").hasAttr("hidden")).isTrue();
    }

    @Test
    void aRunThatAllPassed_hasNoListOfFailures() throws Exception {
      assertThat(write(passed("one")).getElementById("failures")).isNull();
    }

    @Test
    void manyFailures_areCutAndCounted() throws Exception {
      List<CaseResult> results = new ArrayList<>();
      for (int i = 0; i < 203; i++) {
        results.add(failed("case-" + i, "x"));
      }

      Document page = write(new HtmlReport(), results);

      assertThat(page.select("#failures details")).hasSize(200);
      assertThat(page.select("#failures > p").text()).contains("3 more");
    }
  }

  @Nested
  class Changes {
    private Document page(String was, String now) throws IOException {
      var change = Json.object().put("suite", "a").put("id", "one").put("prompt", "p");
      change.put("provider", "m").putArray("changed").add("verdict").add("answer");
      change.putObject("was").put("verdict", "PASSED").putArray("answers").add(was);
      Files.writeString(directory.resolve("changes.jsonl"), JsonLine.of(Json.of(change)) + "\n");
      return write(failed("one", now), passed("two"));
    }

    private static JsonNode was(Document page) {
      return Json.parse(page.select("script.chunk").get(0).data()).node().path("0").path("was");
    }

    @Test
    void markTheCase_andSetItsAnswersSideBySide() throws Exception {
      Document page =
          page("{\"city\": \"Rome\", \"area\": 1}", "{\"city\": \"Oslo\", \"area\": 1}");

      JsonNode rows = json(page, "rows");
      assertThat(rows.get(0).path("ch")).hasToString("[\"verdict\",\"answer\"]");
      assertThat(rows.get(1).has("ch")).isFalse();
      assertThat(was(page).path("v").asInt()).isZero();
      assertThat(was(page).path("diff").get(1).get(0).asText()).contains("\u0001\"Rome\"");
      assertThat(was(page).path("diff").get(1).get(1).asText()).contains("\u0001\"Oslo\"");
      assertThat(was(page).path("diff").get(2)).hasSize(1);
    }

    @Test
    void ofHostileAnswers_forgeNoMark() throws Exception {
      JsonNode rows = was(page("a\u0002b " + HOSTILE, "a\u0001c " + HOSTILE)).path("diff");

      String line = rows.get(0).get(0).asText();
      assertThat(line.chars().filter(c -> c == 1).count())
          .isEqualTo(line.chars().filter(c -> c == 2).count());
      assertThat(line.replaceAll("[\u0001\u0002]", "")).contains("a[U+0002]b");
    }

    @Test
    void ofLargeAnswers_areShownWhole_notCompared() throws Exception {
      JsonNode was = was(page("x\n".repeat(400), "y\n".repeat(400)));

      assertThat(was.has("diff")).isFalse();
      assertThat(was.path("answers")).hasSize(1);
    }
  }

  @Nested
  class Comparing {
    private static final Column CHEAP = new Column("p", "cheap");
    private static final Column DEAR = new Column("p", "dear");

    private Document page(Comparisons comparisons) throws IOException {
      RunOutcome outcome = Outcomes.of(directory, List.of(passed("one")), comparisons);
      new HtmlReport().write(outcome, directory);
      return Jsoup.parse(Files.readString(directory.resolve("report.html")));
    }

    private static Comparisons pair(int firstOnly, int secondOnly) {
      List<Standing> standings =
          List.of(
              new Standing(CHEAP, 10, 20, Optional.empty()),
              new Standing(DEAR, 18, 20, Optional.empty()));
      Pair pair = new Pair(CHEAP, DEAR, 20, new McNemar(firstOnly, secondOnly));
      return new Comparisons(
          List.of(), List.of(new ColumnComparison("a", standings, List.of(pair))));
    }

    @Test
    void who_beatsWhom_isSaidWhereADifferenceIsShown() throws Exception {
      assertThat(page(pair(1, 9)).select("#pairs li").text())
          .isEqualTo(
              "a: p / dear beats p / cheap – it passed 9 that the other did not, and missed 1 that"
                  + " it passed, of 20; exact p = 0.021");
    }

    @Test
    void whereNoneIsShown_thatIsSaidOnce() throws Exception {
      assertThat(page(pair(1, 2)).select("#pairs li").text())
          .isEqualTo("a: no difference shown between any of the 2 rows");
    }

    @Test
    void theBaseline_hasARowPerSuite_andATile() throws Exception {
      var comparison = Outcomes.against(Names.NONE.plus("two / p / m"));

      Document page = page(new Comparisons(List.of(comparison), List.of()));

      assertThat(page.select("#baseline tbody tr").text())
          .isEqualTo(
              "a 1 0 0 0 0 1,000 → 1,100 +10.0 % 0.0200 as before unknown exact p = 1.000, no"
                  + " difference shown");
      assertThat(page.select("#baseline pre").text()).contains("newly failing (1): two / p / m");
      assertThat(page.select(".tile.failed").text())
          .isEqualTo("Against the baseline 1 newly failing 0 newly passing, of 40 compared");
    }
  }

  @Test
  void whatTheChangeBroke_comesFirst_andIsMarked() throws Exception {
    Files.writeString(
        directory.resolve("changes.jsonl"),
        """
        {"suite":"a","id":"new","prompt":"p","provider":"m","changed":["verdict"],"was":{"verdict":"PASSED"}}
        """);

    Document page = write(failed("old", "x"), failed("new", "y"));

    assertThat(page.select("#failures .name").eachText())
        .containsExactly("a / new / p / m", "a / old / p / m");
    assertThat(page.select("#failures .tag").eachText()).containsExactly("newly failing");
  }

  @Test
  void theFourVerdicts_areCounted_andDrawn() throws Exception {
    Document page =
        write(
            passed("one"),
            failed("two", "x"),
            line("a", "three", "p", "m")
                .error(CaseError.of(CaseError.Kind.BUDGET, "no money"))
                .verdict(Verdict.NOT_RUN, true));

    assertThat(page.select(".counts > div").eachText())
        .containsExactly(
            "Passed 1",
            "Failed 1 wrong answers",
            "Errored 0",
            "Not run 1 kept back by a budget or a stop");
    assertThat(page.select(".headline").text())
        .startsWith("1 of 3 cases passed 50 % of the judged");
    assertThat(page.select(".verdicts rect")).hasSize(3);
  }

  @Nested
  class Size {
    private static final List<CaseResult> RUN = List.of(passed("ok"), failed("bad", "Rome"));

    private long roomForFailures() throws IOException {
      var outcome = Outcomes.of(directory, RUN);
      var columns = new ColumnIndex(outcome.totals().suites());
      HtmlSurvey survey =
          HtmlSurvey.of(outcome, columns, ChangedCases.of(outcome.results()), Long.MAX_VALUE);
      return survey.rowBytes() + survey.failingDetailBytes();
    }

    @Test
    void aRunThatFits_isKeptWhole() throws Exception {
      Document page = write(new HtmlReport(), RUN);

      assertThat(json(page, "rows")).hasSize(2);
      assertThat(page.getElementById("too-large")).isNull();
      assertThat(page.select("script.chunk").get(0).data()).contains("fine ok", "Rome");
    }

    @Test
    void aLargerOne_losesThePassedCasesEvidence_andSaysSo() throws Exception {
      Document page = write(new HtmlReport(roomForFailures()), RUN);

      assertThat(json(page, "rows")).hasSize(2);
      assertThat(page.select("script.chunk").get(0).data()).contains("Rome");
      assertThat(page.html()).doesNotContain("fine ok");
      assertThat(page.expectFirst("#too-large").text()).contains("results.jsonl");
      assertThat(json(page, "rows").get(0).path("k").asInt()).isEqualTo(-1);
    }

    @Test
    void aYetLargerOne_keepsOnlyWhatDidNotPass_andCountsTheRest() throws Exception {
      Document page = write(new HtmlReport(roomForFailures() - 1), RUN);

      assertThat(json(page, "rows")).hasSize(1);
      assertThat(json(page, "left-out").asLong()).isEqualTo(1);
      assertThat(page.expectFirst("#too-large").text()).contains("passed cases are left out");
    }

    @Test
    void evenAHugeAnswer_staysBelowTheLimit() throws Exception {
      write(new HtmlReport(), List.of(failed("bad", "<".repeat(30_000_000))));

      assertThat(Files.size(directory.resolve("report.html"))).isLessThan(20_000_000);
    }
  }

  @Test
  void aCaseThatFailed_isLinkedByItsName() throws Exception {
    Document page = write(line("a/b", "x y", "p%", "m").output("no").verdict(Verdict.FAILED, true));

    assertThat(page.select("#failures a").attr("href")).isEqualTo("#case=a%2Fb/x%20y/p%25/m");
  }

  @Test
  void aSample_isNoFailureOfItsOwn() throws Exception {
    CaseResult sample =
        new CaseLine(new CaseName("a", "one", "p", "m", OptionalInt.of(2)))
            .source("suites/a.yaml", 7, Optional.empty(), Json.parse("{}"))
            .verdict(Verdict.FAILED, true);

    Document page = write(sample, failed("two", "x"));

    assertThat(page.select("#failures details")).hasSize(1);
    assertThat(json(page, "rows")).hasSize(2);
  }

  @Test
  void aSampleWhoseCaseNeverFinished_isLeftOut_andCounted() throws Exception {
    CaseResult sample =
        new CaseLine(new CaseName("gone", "one", "p", "m", OptionalInt.of(2)))
            .verdict(Verdict.FAILED, true);

    Document page = write(sample, failed("two", "x"));

    assertThat(json(page, "rows")).hasSize(1);
    assertThat(json(page, "left-out").asLong()).isEqualTo(1);
  }

  @Test
  void theFrontier_isMarked_whereColumnsCompete() throws Exception {
    Document page =
        write(
            line("a", "one", "p", "good").output("x").verdict(Verdict.PASSED, true),
            line("a", "one", "p", "bad").output("x").verdict(Verdict.FAILED, true));

    assertThat(page.select("tr.frontier")).hasSize(1);
    assertThat(page.select("tr.frontier").text()).contains("good");
    assertThat(page.select("circle.best")).hasSize(1);
  }

  @Test
  void variables_doNotTravelBesideTheMessagesThatHoldThem() throws Exception {
    write(passed("one"));

    assertThat(Files.readString(directory.resolve("report.html"))).doesNotContain("secret-of-vars");
  }
}
