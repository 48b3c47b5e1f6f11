package ai.memories.evaluation;

import ai.memories.ModelId;
import ai.memories.Usage;
import ai.memories.client.ChatModel;
import ai.memories.client.ChatRequest;
import ai.memories.client.ChatResponse;
import ai.memories.http.CallLinks;
import ai.memories.http.StreamListener;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A model whose meter is read when it has answered.
 *
 * @param model the model itself
 * @param reading told of the usage of each answer; of none where it failed, or is not known
 */
record MeteredModel(ChatModel model, Consumer<Optional<Usage>> reading) implements ChatModel {

  @Override
  public ModelId id() {
    return model.id();
  }

  @Override
  public CompletableFuture<ChatResponse> chatAsync(ChatRequest request) {
    return metered(model.chatAsync(request));
  }

  @Override
  public CompletableFuture<ChatResponse> streamAsync(ChatRequest request, StreamListener listener) {
    return metered(model.streamAsync(request, listener));
  }

  private CompletableFuture<ChatResponse> metered(CompletableFuture<ChatResponse> call) {
    CompletableFuture<ChatResponse> metered =
        call.whenComplete(
            (answer, error) -> reading.accept(error == null ? answer.usage() : Optional.empty()));
    CallLinks.cancelWith(metered, call);
    return metered;
  }
}
