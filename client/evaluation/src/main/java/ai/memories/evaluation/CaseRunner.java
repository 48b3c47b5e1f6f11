package ai.memories.evaluation;

import ai.memories.MemoriesException;
import ai.memories.client.ChatRequest;
import ai.memories.client.ChatResponse;
import ai.memories.evaluation.assertion.Grades;
import ai.memories.evaluation.result.CaseError;
import ai.memories.evaluation.result.CaseError.Kind;
import ai.memories.evaluation.result.CaseLine;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.Verdict;
import ai.memories.evaluation.setting.Evidence;
import ai.memories.evaluation.suite.EvalCase;
import ai.memories.evaluation.suite.TestCase;
import ai.memories.regex.RegexTimeoutException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs one case: asks, judges, and writes down what came of it. Thread-safe. */
final class CaseRunner {
  private final Function<EvalCase, CaseCalls> calls;
  private final AnswerJudge judge;
  private final Evidence evidence;
  private final FailFast failFast;

  CaseRunner(
      Function<EvalCase, CaseCalls> calls,
      AnswerJudge judge,
      Evidence evidence,
      FailFast failFast) {
    this.calls = calls;
    this.judge = judge;
    this.evidence = evidence;
    this.failFast = failFast;
  }

  CompletableFuture<CaseResult> run(EvalCase evalCase, long seq) {
    CaseLine line = CaseFacts.line(evalCase, seq);
    Optional<CaseError> stopped = failFast.error();
    if (stopped.isPresent()) {
      return CompletableFuture.completedFuture(errored(line, stopped.get()));
    }
    try {
      ChatRequest request = evalCase.request();
      CaseFacts.question(line, evalCase, request);
      CaseCalls own = calls.apply(evalCase);
      CompletableFuture<ChatResponse> answered = own.ask(request);
      return evalCase.test().assertions().asks()
          ? answered
              .thenCompose(answer -> graded(line, evalCase, own, answer))
              .handle((r, error) -> r != null ? r : finish(line, evalCase, null, error))
          : answered.handle((answer, error) -> finish(line, evalCase, answer, error));
    } catch (MemoriesException e) {
      return CompletableFuture.completedFuture(errored(line, CaseErrors.of(e)));
    }
  }

  private CaseResult finish(
      CaseLine line, EvalCase evalCase, @Nullable ChatResponse answer, @Nullable Throwable error) {
    if (answer != null) {
      return judged(line, evalCase, answer, Grades.NONE);
    }
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    if (cause instanceof MemoriesException known) {
      return errored(line, CaseErrors.of(known));
    }
    throw error instanceof RuntimeException unchecked ? unchecked : new CompletionException(error);
  }

  /** Asks the graders about an answer before it is judged. */
  private CompletableFuture<CaseResult> graded(
      CaseLine line, EvalCase evalCase, CaseCalls own, ChatResponse answer) {
    if (!AnswerJudge.judges(evalCase, answer)) {
      return CompletableFuture.completedFuture(judged(line, evalCase, answer, Grades.NONE));
    }
    TestCase test = evalCase.test();
    return test.assertions()
        .ask(judge.answer(answer), test.values(), own::grade)
        .thenApply(grades -> judged(line, evalCase, answer, grades));
  }

  private CaseResult judged(CaseLine line, EvalCase evalCase, ChatResponse answer, Grades grades) {
    try {
      return ended(line, judge.judge(evalCase, answer, grades, line));
    } catch (RegexTimeoutException e) {
      return errored(line, CaseError.of(Kind.ASSERTION, "responseSchema: " + e.getMessage()));
    }
  }

  private CaseResult errored(CaseLine line, CaseError error) {
    line.error(error);
    return ended(line, CaseErrors.verdict(error));
  }

  private CaseResult ended(CaseLine line, Verdict verdict) {
    return line.verdict(verdict, EvidenceRule.keeps(evidence, verdict));
  }
}
