package ai.memories.client;

import static java.util.Objects.requireNonNull;

import ai.memories.ModelId;
import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.ApiResponse.Origin;
import ai.memories.http.CallContext;
import ai.memories.http.CallLinks;
import ai.memories.http.Endpoint;
import ai.memories.http.Exchange;
import ai.memories.http.StreamListener;
import ai.memories.json.Json;
import ai.memories.pricing.BudgetScope;
import ai.memories.pricing.PriceList;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A model behind an exchange: writes the request, reads the answer.
 *
 * @param id the model asked where a request names none
 * @param context on whose behalf
 * @param endpoint the door
 * @param budget whom the calls count for, null for nobody
 * @param writer how requests are written
 * @param prices what tokens cost
 * @param exchange where the calls go
 */
record ExchangeChatModel(
    ModelId id,
    CallContext context,
    Endpoint endpoint,
    @Nullable BudgetScope budget,
    RequestWriter writer,
    PriceList prices,
    Exchange exchange)
    implements ChatModel {

  @Override
  public CompletableFuture<ChatResponse> chatAsync(ChatRequest request) {
    return send(request, call(request, writer.write(request, id)));
  }

  @Override
  public CompletableFuture<ChatResponse> streamAsync(ChatRequest request, StreamListener listener) {
    ApiRequest call = call(request, writer.writeStreaming(request, id));
    return send(request, call.streamingTo(listener));
  }

  private ApiRequest call(ChatRequest request, Json body) {
    return new ApiRequest(
        endpoint, body, context, RequestWriter.videoLengths(request), budget, () -> {});
  }

  private CompletableFuture<ChatResponse> send(ChatRequest request, ApiRequest call) {
    var reader = new ResponseReader(request, id, prices);
    CompletableFuture<ChatResponse> answer = new CompletableFuture<>();
    CompletableFuture<ApiResponse> sent = exchange.send(call);
    CallLinks.whenDone(
        sent,
        (response, failure) -> {
          if (response == null) {
            answer.completeExceptionally(requireNonNull(failure));
          } else {
            end(answer, () -> read(reader, call, response));
          }
        });
    CallLinks.cancelWith(answer, sent);
    return answer;
  }

  /** With the failure itself, not wrapped, as the failures of the wire are. */
  private static void end(CompletableFuture<ChatResponse> answer, Supplier<ChatResponse> read) {
    try {
      answer.complete(read.get());
    } catch (RuntimeException | Error e) {
      answer.completeExceptionally(e);
    }
  }

  private ChatResponse read(ResponseReader reader, ApiRequest call, ApiResponse response) {
    ChatResponse answer = reader.read(call, response);
    if (budget != null && response.origin() == Origin.REPLAYED) {
      // the as-if meter; what is sent is counted where it is sent
      answer
          .usage()
          .ifPresentOrElse(usage -> budget.replayed(usage, answer.cost()), budget::replayedUnknown);
    }
    return answer;
  }
}
