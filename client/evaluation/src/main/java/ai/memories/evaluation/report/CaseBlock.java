package ai.memories.evaluation.report;

import ai.memories.evaluation.report.NotPassed.Kind;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.Verdict;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Consumer;

/** What is shown of a case that did not pass: where it stands, what was asked, expected and got. */
final class CaseBlock {
  private static final int MAX_LINES = 12;
  private static final int MAX_QUESTION_LINES = 4;
  private static final int MAX_LINE = 300;

  /** A reason ends with what to do, such as the command that records: it is hardly ever cut. */
  private static final int MAX_REASON_LINE = 4_000;

  private final ConsoleStyle style;
  private final Consumer<String> log;

  private CaseBlock(ConsoleStyle style, Consumer<String> log) {
    this.style = style;
    this.log = log;
  }

  static void write(Kind kind, CaseResult result, ConsoleStyle style, Consumer<String> log) {
    new CaseBlock(style, log).write(kind, result);
  }

  private void write(Kind kind, CaseResult result) {
    log.accept("");
    log.accept(
        verdict(result.verdict())
            + "  "
            + style.strong(printable(result.name().toString()))
            + (kind == Kind.NEWLY_FAILING ? "  (" + kind.label() + ")" : ""));
    log.accept("  at        " + result.source());
    boolean answered = result.output().isPresent();
    if (answered) {
      result
          .messages()
          .ifPresent(asked -> text("asked", lastText(asked), MAX_QUESTION_LINES, MAX_LINE));
    }
    String label = result.verdict() == Verdict.FAILED ? "expected" : "because";
    List<String> reasons = result.reasons();
    for (int i = 0; i < reasons.size(); i++) {
      text(i == 0 ? label : "", reasons.get(i), MAX_LINES, MAX_REASON_LINE);
    }
    rubrics(result.json().node().path("assertions"));
    List<String> diff = AnswerDiff.of(result);
    for (int i = 0; i < Math.min(diff.size(), MAX_LINES); i++) {
      line(i == 0 ? "differs" : "", diff.get(i), MAX_LINE);
    }
    if (diff.isEmpty()) {
      result.output().ifPresent(output -> text("got", output, MAX_LINES, MAX_LINE));
    }
  }

  /** What a model was to judge by: its reason hardly ever repeats it. */
  private void rubrics(JsonNode assertions) {
    for (JsonNode assertion : assertions) {
      boolean rubric = assertion.path("type").asText().endsWith("llm-rubric");
      if (rubric && !assertion.path("pass").asBoolean() && assertion.path("value").isTextual()) {
        text("rubric", assertion.path("value").textValue(), MAX_QUESTION_LINES, MAX_LINE);
      }
      rubrics(assertion.path("assertions"));
    }
  }

  private String verdict(Verdict verdict) {
    String word = verdict.name().replace('_', ' ');
    return verdict == Verdict.FAILED ? style.bad(word) : style.doubtful(word);
  }

  private void text(String label, String text, int maxLines, int maxLine) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    if (lines.isEmpty()) {
      line(label, "(empty)", maxLine);
    }
    for (int i = 0; i < Math.min(lines.size(), maxLines); i++) {
      line(i == 0 ? label : "", lines.get(i), maxLine);
    }
    if (lines.size() > maxLines) {
      line("", "… (" + (lines.size() - maxLines) + " more lines)", maxLine);
    }
  }

  private void line(String label, String line, int maxLine) {
    String shown = line.length() <= maxLine ? line : line.substring(0, maxLine) + "…";
    log.accept(String.format("  %-9s %s", label, printable(shown)).stripTrailing());
  }

  /** On one line, without what moves the cursor, colours the log, or turns the text around. */
  static String printable(String text) {
    return VisibleText.of(text).replace('\n', ' ');
  }

  private static String lastText(Json messages) {
    JsonNode last = messages.node().path(messages.node().size() - 1).path("content");
    if (last.isTextual()) {
      return last.textValue();
    }
    var text = new StringBuilder();
    for (JsonNode part : last) {
      text.append(part.path("text").asText(part.path("file_uri").asText())).append('\n');
    }
    return text.toString();
  }
}
