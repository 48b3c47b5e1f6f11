package ai.memories.it.report;

import ai.memories.Usage;
import ai.memories.cassette.CassetteTally;
import ai.memories.cassette.Mode;
import ai.memories.evaluation.assertion.AssertionResult;
import ai.memories.evaluation.assertion.Judgement;
import ai.memories.evaluation.report.HtmlReport;
import ai.memories.evaluation.result.BaselineComparison;
import ai.memories.evaluation.result.CaseError;
import ai.memories.evaluation.result.CaseLine;
import ai.memories.evaluation.result.CaseName;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.ColumnComparison;
import ai.memories.evaluation.result.ColumnComparison.Pair;
import ai.memories.evaluation.result.ColumnComparison.Standing;
import ai.memories.evaluation.result.Comparisons;
import ai.memories.evaluation.result.Difference;
import ai.memories.evaluation.result.JsonLine;
import ai.memories.evaluation.result.Names;
import ai.memories.evaluation.result.PriceShift;
import ai.memories.evaluation.result.ResultsFile;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.evaluation.result.RunTotals;
import ai.memories.evaluation.result.RunTotals.Column;
import ai.memories.evaluation.result.SampleCounts;
import ai.memories.evaluation.result.Verdict;
import ai.memories.evaluation.setting.RunMode;
import ai.memories.evaluation.statistics.McNemar;
import ai.memories.evaluation.statistics.SampleRule;
import ai.memories.json.Json;
import ai.memories.pricing.Cost;
import ai.memories.pricing.Limits;
import ai.memories.pricing.Totals;
import ai.memories.schema.SchemaViolation;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes the report of a run that never was, with all that a report can show. */
final class SampleRun {
  static final String HOSTILE =
      "</script><script>window.broken=1</script><img src=x onerror=\"window.broken=2\">"
          + "<svg onload=window.broken=3></svg><a href='javascript:window.broken=4'>x</a>"
          + "\u0000\u001b[31m\uD800 \u202Egnp.exe\u2066 <!-- ]]> {{constructor}}";

  private static final String OUTPUT =
      "{\"number\": \"RE-2026-0417\", \"currency\": \"EUR\", \"total\": \"572,39\", \"tax/rate\": 19.00,"
          + " \"lines\": [{\"text\": \"Eckventil 1/2\\\" austauschen\", \"amount\": 97.00},"
          + " {\"text\": \"Anfahrt <b>pauschal</b>\", \"amount\": \"35\"}], \"notes\": []}";

  private final RunTotals totals = new RunTotals();
  private final ResultsFile results;
  private long seq;

  private SampleRun(ResultsFile results) {
    this.results = results;
  }

  /** A run with two suites, samples, media, every verdict, and answers that mean harm. */
  static Path full(Path directory) throws IOException {
    Files.createDirectories(directory);
    Path file = directory.resolve("results.jsonl");
    try (ResultsFile results = ResultsFile.create(file)) {
      var run = new SampleRun(results);
      run.invoices();
      run.support();
      changes(directory.resolve("changes.jsonl"));
      return run.write(directory, file, List.of("4 cases failed", "1 case found no recording"));
    }
  }

  /** A run whose answers are hard to lay out. */
  static Path odd(Path directory) throws IOException {
    Files.createDirectories(directory);
    Path file = directory.resolve("results.jsonl");
    try (ResultsFile results = ResultsFile.create(file)) {
      var run = new SampleRun(results);
      run.odd();
      return run.write(directory, file, List.of("4 cases failed"));
    }
  }

  /** A run of one suite with that many cases in two columns; every tenth test fails. */
  static Path large(Path directory, int cases) throws IOException {
    Files.createDirectories(directory);
    Path file = directory.resolve("results.jsonl");
    try (ResultsFile results = ResultsFile.create(file)) {
      var run = new SampleRun(results);
      for (int i = 0; i < cases; i++) {
        String id = "case-" + i / 2;
        run.add(
            run.answered("load", id, "terse", i % 2 == 0 ? "flash" : "pro", OUTPUT.repeat(2)),
            i % 20 == 0 ? Verdict.FAILED : Verdict.PASSED);
      }
      return run.write(directory, file, List.of());
    }
  }

  /** Two cases that are not as in the baseline, and one that is not in it. */
  private static void changes(Path file) throws IOException {
    String before = OUTPUT.replace("\"572,39\"", "572.39").replace("\"35\"", "35.00");
    ObjectNode broken = change("credit-note", "flash", List.of("verdict", "answer"));
    broken.putObject("was").put("verdict", "PASSED").put("costUsd", 0.0012).put("latencyMs", 2300);
    ((ObjectNode) broken.get("was")).putArray("answers").add(before);
    ObjectNode hostile = change("hostile", "flash", List.of("answer"));
    hostile.putObject("was").put("verdict", "FAILED").putArray("answers").add("was " + HOSTILE);
    ObjectNode fresh = change("new-case", "pro", List.of("new"));
    try (Writer out = Files.newBufferedWriter(file)) {
      for (ObjectNode line : List.of(broken, hostile, fresh)) {
        out.write(JsonLine.of(Json.of(line)) + "\n");
      }
    }
  }

  private static ObjectNode change(String id, String provider, List<String> changed) {
    ObjectNode line = Json.object().put("suite", "invoices").put("id", id);
    line.put("prompt", "terse").put("provider", provider);
    changed.forEach(line.putArray("changed")::add);
    return line;
  }

  private void invoices() {
    List<String> ids =
        List.of(
            "handwerker-de", "hotel-fr", "saas-us", "credit-note", "table-only", "scan-rotated");
    for (String id : ids) {
      for (String prompt : List.of("terse", "with a worked example")) {
        for (String provider : List.of("flash", "pro")) {
          boolean bad = id.equals("credit-note") && provider.equals("flash");
          CaseLine line = answered("invoices", id, prompt, provider, OUTPUT);
          if (bad) {
            line.violations(
                List.of(
                    new SchemaViolation("/total", "expected number, got string \"572,39\""),
                    new SchemaViolation("/lines/1/amount", "expected number, got string \"35\""),
                    new SchemaViolation("", "required property \"issue_date\" is missing")));
          }
          line.judgement(judgement(!bad));
          add(line, bad ? Verdict.FAILED : Verdict.PASSED);
        }
      }
    }
    add(
        line("invoices", "new-case", "terse", "flash", OptionalInt.empty())
            .error(
                CaseError.of(
                    CaseError.Kind.MISS,
                    "no recording for invoices/new-case: record it with mvn memories:evaluate -Dmemories.mode=record-missing -Dmemories.filter=invoices/new-case")),
        Verdict.ERRORED);
    add(
        line("invoices", "new-case", "terse", "pro", OptionalInt.empty())
            .error(
                CaseError.of(
                    CaseError.Kind.BUDGET,
                    "the run's limit of 0.50 USD leaves no room for this call")),
        Verdict.NOT_RUN);
    add(
        answered("invoices", "hostile", "terse", "flash", HOSTILE).judgement(judgement(false)),
        Verdict.FAILED);
    add(
        answered("invoices", "hostile", "terse", "pro", "[1," + "[".repeat(300) + HOSTILE)
            .warning(HOSTILE),
        Verdict.FAILED);
  }

  /** Answers that are hard to lay out. */
  private void odd() {
    odd("one-long-line", "x".repeat(1_000_000));
    odd("whitespace", "a" + " ".repeat(10_000) + "b" + "\t".repeat(10_000) + "c");
    odd("long-json", "{\"k\": \"" + "y".repeat(1_000_000) + "\"}");
    odd("right-to-left", "שלום עולם (abc) 123!\nHello \u200Fעולם\u202E.");
  }

  private void odd(String id, String output) {
    add(answered("odd", id, "p", "m", output).judgement(judgement(false)), Verdict.FAILED);
  }

  private void support() {
    for (int sample = 1; sample <= 5; sample++) {
      CaseLine line =
          line("support/reply", "angry-customer", "polite", "flash", OptionalInt.of(sample))
              .output("Dear Ms Seidl,\n\nwe are sorry. The parcel is on its way.\n\nYours")
              .answer("replayed", Duration.ofMillis(900 + 100 * sample), 1, false)
              .taken(Optional.of(Usage.of(410, 60)), Optional.of(new BigDecimal("0.00027")))
              .judgement(judgement(sample != 3));
      add(line, sample == 3 ? Verdict.FAILED : Verdict.PASSED);
    }
    var rule = new SampleRule(5, new BigDecimal("0.6"), Optional.empty(), 0);
    CaseLine all =
        line("support/reply", "angry-customer", "polite", "flash", OptionalInt.empty())
            .samples(new SampleCounts(rule, 4, 1, 0), List.of("#3 jsonata: total is 12"))
            .answer("replayed", Duration.ofSeconds(6), 5, false)
            .taken(Optional.of(Usage.of(2050, 300)), Optional.of(new BigDecimal("0.00135")));
    add(all, Verdict.PASSED);
  }

  private CaseLine answered(
      String suite, String id, String prompt, String provider, String output) {
    boolean pro = provider.equals("pro");
    return line(suite, id, prompt, provider, OptionalInt.empty())
        .output(output)
        .answer("replayed", Duration.ofMillis((pro ? 5200 : 1400) + seq % 7 * 90), 1, false)
        .cassette("src/test/memories/cassettes/suites/" + suite + "/" + id + "-0a1b2c3d4e5f.json")
        .taken(
            Optional.of(Usage.of(820, pro ? 410 : 190)),
            Optional.of(new BigDecimal(pro ? "0.005125" : "0.000721")));
  }

  private CaseLine line(
      String suite, String id, String prompt, String provider, OptionalInt sample) {
    ObjectNode metadata = Json.object().put("lang", id.endsWith("-fr") ? "fr" : "de");
    return new CaseLine(new CaseName(suite, id, prompt, provider, sample))
        .source(
            "src/test/memories/suites/" + suite + ".yaml",
            12,
            Optional.of(id.equals("hostile") ? HOSTILE : "A case about " + id.replace('-', ' ')),
            Json.of(metadata))
        .asked("gemini:gemini-2.5-" + provider, seq++)
        .question(Json.parse("{}"), messages(), files());
  }

  private static Json messages() {
    return Json.parse(
        """
        [{"role": "system", "content": [{"type": "text", "text": "You read invoices."}]},
         {"role": "user", "content": [{"type": "text",
           "text": "Extract the fields of this document as JSON.\\n\\nSanitär Köhler GmbH\\nRosenweg 14"}]}]
        """);
  }

  private static Json files() {
    return Json.parse(
        """
        [{"uri": "https://example.org/scan.png", "mimeType": "image/png"},
         {"uri": "javascript:window.broken=5", "mimeType": "image/png"},
         {"uri": "data:text/html,<script>window.broken=6</script>", "mimeType": "text/html"},
         {"uri": " https://example.org/not-at-the-start.png", "mimeType": "image/png"},
         {"digest": "sha256:0a1b2c", "mimeType": "image/jpeg"}]
        """);
  }

  private static Judgement judgement(boolean pass) {
    return new Judgement(
        pass,
        false,
        pass ? 1 : 0.5,
        List.of(
            assertion("is-json", true, "the answer is JSON"),
            assertion("jsonata", pass, "total is " + (pass ? "119, as demanded" : HOSTILE)),
            assertion("cost", true, "the answer cost 0.0009207 USD, within the threshold of 0.03")),
        Map.of());
  }

  private static AssertionResult assertion(String type, boolean pass, String reason) {
    return new AssertionResult(
        type,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1,
        pass,
        false,
        pass ? 1 : 0,
        reason,
        List.of());
  }

  private void add(CaseLine line, Verdict verdict) {
    CaseResult result = line.verdict(verdict, true);
    results.append(result.line());
    totals.add(result);
  }

  private static Comparisons comparisons() {
    var flash = new Column("terse", "flash");
    var pro = new Column("terse", "pro");
    var cost = Optional.of(new BigDecimal("0.005"));
    return new Comparisons(
        List.of(baseline()),
        List.of(
            new ColumnComparison(
                "invoices",
                List.of(new Standing(flash, 5, 7, cost), new Standing(pro, 6, 7, cost)),
                List.of(new Pair(flash, pro, 7, new McNemar(0, 7)))),
            new ColumnComparison(
                "support/reply",
                List.of(new Standing(flash, 1, 1, cost), new Standing(pro, 1, 1, cost)),
                List.of(new Pair(flash, pro, 1, new McNemar(0, 0))))));
  }

  private static BaselineComparison baseline() {
    return new BaselineComparison(
        "invoices",
        "src/test/memories/baselines/invoices.jsonl",
        27,
        Names.NONE.plus("credit-note / terse / flash"),
        Names.NONE,
        Names.NONE,
        Names.NONE.plus("new-case / terse / pro"),
        Names.NONE,
        new Difference(new BigDecimal("21000"), new BigDecimal("23370"), 27),
        new Difference(new BigDecimal("0.081"), new BigDecimal("0.076"), 27),
        new Difference(new BigDecimal("81000"), new BigDecimal("81000"), 27),
        PriceShift.NONE,
        Names.NONE,
        Names.NONE.plus("credit-note / terse / flash"),
        Names.NONE,
        Names.NONE,
        List.of());
  }

  private Path write(Path directory, Path file, List<String> failures) throws IOException {
    var outcome =
        new RunOutcome(
            "5f0c2c1e",
            Instant.parse("2026-11-23T10:00:00Z"),
            Duration.ofMillis(4200),
            new RunMode(Mode.REPLAY, "there is no key"),
            totals,
            new CassetteTally(33, 0, 0, 1),
            0,
            Limits.NONE.withMaxCost(Cost.usd("0.50")).withMaxTokens(200_000),
            Totals.ZERO,
            new Totals(33, 30_000, 9_000, 39_000, Cost.usd("0.081"), 0, 0),
            LocalDate.of(2026, 11, 23),
            failures,
            List.of("invoices: 2 recordings of earlier prompts were replaced"),
            file,
            comparisons());
    new HtmlReport().write(outcome, directory);
    return directory.resolve("report.html");
  }
}
