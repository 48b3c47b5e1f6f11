package ai.memories.evaluation.suite;

import ai.memories.client.ChatRequest;
import ai.memories.http.CallContext;

/**
 * A call to a model that judges an answer.
 *
 * <pre>{@code
 * GraderCall call = evalCase.grading(question);
 * wiring
 *     .model(call.provider().model(), call.provider().endpoint(), call.context(), scope)
 *     .chat(call.request());
 * }</pre>
 *
 * @param provider who is asked
 * @param request what
 * @param context on whose behalf: the case whose answer it is
 */
public record GraderCall(Provider provider, ChatRequest request, CallContext context) {}
