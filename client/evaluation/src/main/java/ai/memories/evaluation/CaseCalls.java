package ai.memories.evaluation;

import ai.memories.client.ChatModel;
import ai.memories.client.ChatRequest;
import ai.memories.client.ChatResponse;
import ai.memories.evaluation.assertion.GraderAnswer;
import ai.memories.evaluation.assertion.GraderQuestion;
import ai.memories.evaluation.suite.EvalCase;
import ai.memories.evaluation.suite.GraderCall;
import ai.memories.evaluation.suite.Provider;
import ai.memories.http.CallContext;
import ai.memories.pricing.BudgetScope;
import ai.memories.pricing.Cost;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/**
 * The calls of one case: its question, and those to the graders of its answer. All of them count
 * for the same budget and are recorded beside each other. Thread-safe.
 *
 * @param evalCase the case
 * @param wiring makes the models
 * @param budget whom the calls count for
 * @param meter what stands around each model to read the budget
 */
record CaseCalls(
    EvalCase evalCase, Wiring wiring, BudgetScope budget, UnaryOperator<ChatModel> meter) {

  CompletableFuture<ChatResponse> ask(ChatRequest request) {
    return model(evalCase.provider(), evalCase.context()).chatAsync(request);
  }

  CompletableFuture<GraderAnswer> grade(GraderQuestion question) {
    GraderCall call = evalCase.grading(question);
    return model(call.provider(), call.context())
        .chatAsync(call.request())
        .thenApply(CaseCalls::said);
  }

  private ChatModel model(Provider provider, CallContext context) {
    return meter.apply(wiring.model(provider.model(), provider.endpoint(), context, budget));
  }

  private static GraderAnswer said(ChatResponse answer) {
    return new GraderAnswer(answer.text(), answer.usage(), answer.cost().map(Cost::usd));
  }
}
