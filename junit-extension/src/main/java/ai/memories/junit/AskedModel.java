package ai.memories.junit;

import static java.util.Objects.requireNonNull;

import ai.memories.ModelId;
import ai.memories.cassette.CassetteMissException;
import ai.memories.client.ChatModel;
import ai.memories.client.ChatRequest;
import ai.memories.client.ChatResponse;
import ai.memories.http.CallLinks;
import ai.memories.http.StreamListener;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The model a test holds: finds out with each call on whose behalf it is.
 *
 * @param asker on whose behalf
 * @param named the model, where it is not the asker's
 */
record AskedModel(CurrentAsker asker, Optional<ModelId> named) implements ChatModel {

  @Override
  public ModelId id() {
    return named.orElseGet(() -> asker.get().model());
  }

  @Override
  public CompletableFuture<ChatResponse> chatAsync(ChatRequest request) {
    return counted(model -> model.chatAsync(request));
  }

  @Override
  public CompletableFuture<ChatResponse> streamAsync(ChatRequest request, StreamListener listener) {
    return counted(model -> model.streamAsync(request, listener));
  }

  private CompletableFuture<ChatResponse> counted(
      Function<ChatModel, CompletableFuture<ChatResponse>> ask) {
    Asker current = asker.get();
    ModelId id = named.orElseGet(current::model);
    CompletableFuture<ChatResponse> call = ask.apply(current.model(id));
    // Not the call itself: whoever waits for it could go on, and its test end, before it is
    // counted.
    CompletableFuture<ChatResponse> counted = new CompletableFuture<>();
    CallLinks.whenDone(
        call,
        (answer, failure) -> {
          if (answer != null) {
            current.calls().answered(answer);
            counted.complete(answer);
          } else {
            if (failure instanceof CassetteMissException miss) {
              current.missed(miss);
            }
            counted.completeExceptionally(requireNonNull(failure));
          }
        });
    CallLinks.cancelWith(counted, call);
    return counted;
  }

  @Override
  public String toString() {
    return "ChatModel[" + id() + "]";
  }
}
