package ai.memories.evaluation;

import ai.memories.MemoriesException;
import ai.memories.client.ChatModel;
import ai.memories.client.ChatRequest;
import ai.memories.client.ChatResponse;
import ai.memories.evaluation.result.CaseError;
import ai.memories.evaluation.result.CaseError.Kind;
import ai.memories.evaluation.result.CaseLine;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.Verdict;
import ai.memories.evaluation.setting.Evidence;
import ai.memories.evaluation.suite.EvalCase;
import ai.memories.regex.RegexTimeoutException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs one case: asks, judges, and writes down what came of it. Thread-safe. */
final class CaseRunner {
  private static final Set<Kind> NOT_ASKED = EnumSet.of(Kind.BUDGET, Kind.FAIL_FAST);

  private final Function<EvalCase, ChatModel> models;
  private final AnswerJudge judge;
  private final Evidence evidence;
  private final FailFast failFast;

  CaseRunner(
      Function<EvalCase, ChatModel> models,
      AnswerJudge judge,
      Evidence evidence,
      FailFast failFast) {
    this.models = models;
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
      return models
          .apply(evalCase)
          .chatAsync(request)
          .handle((answer, error) -> finish(line, evalCase, answer, error));
    } catch (MemoriesException e) {
      return CompletableFuture.completedFuture(errored(line, CaseErrors.of(e)));
    }
  }

  private CaseResult finish(
      CaseLine line, EvalCase evalCase, @Nullable ChatResponse answer, @Nullable Throwable error) {
    if (answer != null) {
      return judged(line, evalCase, answer);
    }
    Throwable cause = error instanceof CompletionException ? error.getCause() : error;
    if (cause instanceof MemoriesException known) {
      return errored(line, CaseErrors.of(known));
    }
    throw error instanceof RuntimeException unchecked ? unchecked : new CompletionException(error);
  }

  private CaseResult judged(CaseLine line, EvalCase evalCase, ChatResponse answer) {
    try {
      return ended(line, judge.judge(evalCase, answer, line));
    } catch (RegexTimeoutException e) {
      return errored(line, CaseError.of(Kind.ASSERTION, "responseSchema: " + e.getMessage()));
    }
  }

  private CaseResult errored(CaseLine line, CaseError error) {
    line.error(error);
    return ended(line, NOT_ASKED.contains(error.kind()) ? Verdict.NOT_RUN : Verdict.ERRORED);
  }

  private CaseResult ended(CaseLine line, Verdict verdict) {
    return line.verdict(verdict, EvidenceRule.keeps(evidence, verdict));
  }
}
