package ai.memories.evaluation;

import ai.memories.client.ChatResponse;
import ai.memories.client.Truncation;
import ai.memories.evaluation.assertion.Answer;
import ai.memories.evaluation.assertion.AssertionResult;
import ai.memories.evaluation.assertion.Grades;
import ai.memories.evaluation.assertion.Judgement;
import ai.memories.evaluation.result.CaseError;
import ai.memories.evaluation.result.CaseError.Kind;
import ai.memories.evaluation.result.CaseLine;
import ai.memories.evaluation.result.Verdict;
import ai.memories.evaluation.setting.SuiteEnvironment;
import ai.memories.evaluation.source.ProjectFiles;
import ai.memories.evaluation.suite.EvalCase;
import ai.memories.http.ApiResponse.Origin;
import ai.memories.json.JsonAnswer;
import ai.memories.pricing.Cost;
import ai.memories.schema.ResponseSchema;
import ai.memories.schema.SchemaViolation;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Decides what came of an answer, by design §5: cut off is an error, not a wrong answer; no JSON
 * where the schema asked for it, or JSON that breaks the schema, is a wrong answer.
 */
final class AnswerJudge {
  private final ProjectFiles files;
  private final SuiteEnvironment environment;

  AnswerJudge(ProjectFiles files, SuiteEnvironment environment) {
    this.files = files;
    this.environment = environment;
  }

  /** Whether the assertions are asked about an answer: one cut off is mostly an error as it is. */
  static boolean judges(EvalCase evalCase, ChatResponse response) {
    return !truncated(response) || evalCase.test().assertions().judgesTruncation();
  }

  private static boolean truncated(ChatResponse response) {
    return response.truncation().degree() == Truncation.Degree.TRUNCATED;
  }

  /**
   * Decides.
   *
   * @param grades what graders said of the answer
   */
  Verdict judge(EvalCase evalCase, ChatResponse response, Grades grades, CaseLine line) {
    boolean truncated = truncated(response);
    line.output(response.text())
        .answer(
            response.origin().name().toLowerCase(Locale.ROOT),
            response.latency(),
            response.attempts(),
            truncated)
        .taken(response.usage(), response.cost().map(Cost::usd));
    response.recording().ifPresent(file -> line.cassette(files.display(file)));
    response.warnings().forEach(line::warning);
    if (!judges(evalCase, response)) {
      line.error(CaseError.of(Kind.TRUNCATED, response.truncation().reason()));
      return Verdict.ERRORED;
    }
    List<SchemaViolation> violations =
        evalCase
            .schema()
            .map(schema -> violations(schema, response.text(), line))
            .orElse(List.of());
    Judgement judgement = judged(evalCase, response, grades);
    line.violations(violations).judgement(judgement);
    if (judgement.errored()) {
      CaseError error =
          grades
              .failure()
              .map(CaseErrors::ofGrader)
              .orElseGet(() -> CaseError.of(Kind.ASSERTION, unjudged(judgement)));
      line.error(error);
      return CaseErrors.verdict(error);
    }
    return judgement.pass() && violations.isEmpty() ? Verdict.PASSED : Verdict.FAILED;
  }

  private Judgement judged(EvalCase evalCase, ChatResponse response, Grades grades) {
    return evalCase
        .test()
        .assertions()
        .judge(answer(response), evalCase.test().values(), threshold(evalCase), grades);
  }

  /** An answer as assertions see it; what a recording hides is put back. */
  Answer answer(ChatResponse response) {
    return Answer.builder(environment.unmask(response.text()))
        .costUsd(response.cost().map(Cost::usd).orElse(null))
        .usage(response.usage().orElse(null))
        .latency(response.latency().truncatedTo(ChronoUnit.MILLIS)) // all a recording keeps
        .finishReason(response.finishReason().orElse(null))
        .truncated(truncated(response))
        .replayed(response.origin() == Origin.REPLAYED)
        .build();
  }

  private static OptionalDouble threshold(EvalCase evalCase) {
    return evalCase
        .test()
        .threshold()
        .map(threshold -> OptionalDouble.of(threshold.doubleValue()))
        .orElse(OptionalDouble.empty());
  }

  private static List<SchemaViolation> violations(
      ResponseSchema schema, String text, CaseLine line) {
    JsonAnswer answer = JsonAnswer.read(text);
    if (answer.fenced()) {
      line.warning("the JSON came wrapped in a code fence, though JSON alone was asked for");
    }
    if (answer instanceof JsonAnswer.NoJson no) {
      String where = " (line " + no.line() + ", column " + no.column() + ")";
      return List.of(new SchemaViolation("", "the answer is no JSON: " + no.message() + where));
    }
    return answer.json().map(schema::validate).orElse(List.of());
  }

  private static String unjudged(Judgement judgement) {
    return judgement.assertions().stream()
        .filter(AssertionResult::errored)
        .map(result -> result.type() + ": " + result.reason())
        .collect(Collectors.joining("; "));
  }
}
