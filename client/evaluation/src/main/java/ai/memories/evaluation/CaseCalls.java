package ai.memories.evaluation;

import ai.memories.client.ChatModel;
import ai.memories.client.ChatRequest;
import ai.memories.client.ChatResponse;
import ai.memories.evaluation.assertion.GraderAnswer;
import ai.memories.evaluation.assertion.GraderQuestion;
import ai.memories.evaluation.suite.EvalCase;
import ai.memories.evaluation.suite.GraderCall;
import ai.memories.pricing.BudgetScope;
import ai.memories.pricing.Cost;
import java.util.concurrent.CompletableFuture;

/**
 * The calls of one case: its question, and those to the graders of its answer. All of them count
 * for the same budget and are recorded beside each other. Thread-safe.
 *
 * @param evalCase the case
 * @param wiring makes the models
 * @param budget whom the calls count for
 * @param metered what is done after each of them
 */
record CaseCalls(EvalCase evalCase, Wiring wiring, BudgetScope budget, Runnable metered) {

  CompletableFuture<ChatResponse> ask(ChatRequest request) {
    ChatModel model =
        wiring.model(
            evalCase.provider().model(),
            evalCase.provider().endpoint(),
            evalCase.context(),
            budget);
    return model.chatAsync(request).whenComplete((answer, error) -> metered.run());
  }

  CompletableFuture<GraderAnswer> grade(GraderQuestion question) {
    GraderCall call = evalCase.grading(question);
    ChatModel model =
        wiring.model(call.provider().model(), call.provider().endpoint(), call.context(), budget);
    return model
        .chatAsync(call.request())
        .whenComplete((answer, error) -> metered.run())
        .thenApply(CaseCalls::said);
  }

  private static GraderAnswer said(ChatResponse answer) {
    return new GraderAnswer(answer.text(), answer.usage(), answer.cost().map(Cost::usd));
  }
}
