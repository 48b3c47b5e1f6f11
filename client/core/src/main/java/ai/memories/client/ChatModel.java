package ai.memories.client;

import ai.memories.ModelId;
import ai.memories.http.StreamListener;
import java.util.concurrent.CompletableFuture;

/**
 * A model one can talk to; got from {@link MemoriesClient#model(ModelId)}, or injected into a test.
 * Thread-safe.
 *
 * <pre>{@code
 * ChatModel model = client.model("gemini:gemini-2.5-flash");
 * String answer = model.chat("What is the capital of France?").text();
 * }</pre>
 */
public interface ChatModel {

  /** The model that is asked where a request names none. */
  ModelId id();

  /**
   * Asks, without waiting. The future fails with a {@link ai.memories.MemoriesException}: an {@link
   * ai.memories.http.ApiException} where the service said no, a {@link
   * ai.memories.http.TransportException} where there was no answer, a {@link
   * ai.memories.http.ProtocolException} where it was none. Cancelling it cancels the call.
   */
  CompletableFuture<ChatResponse> chatAsync(ChatRequest request);

  /**
   * Asks and waits for the answer. A thread interrupted while it waits stays interrupted, and the
   * call is cancelled.
   *
   * @throws ai.memories.MemoriesException as {@link #chatAsync} says
   */
  default ChatResponse chat(ChatRequest request) {
    return Waiting.on(chatAsync(request));
  }

  /**
   * Asks for a record, without waiting: the request is sent with the record's {@linkplain
   * ai.memories.typed.AnswerType schema}, the first choice is validated and read. The future fails
   * as {@link #chatAsync(ChatRequest)} says, and with an {@link InvalidAnswerException} where the
   * answer does not fit.
   *
   * @throws InvalidRequestException if the request has a responseSchema of its own
   * @throws ai.memories.typed.AnswerTypeException if no schema can stand for the record
   */
  default <T extends Record> CompletableFuture<TypedResponse<T>> chatAsync(
      ChatRequest request, Class<T> type) {
    return new TypedCall<>(type).send(this, request);
  }

  /**
   * Asks for a record and waits for it.
   *
   * <pre>{@code
   * record City(String name, long inhabitants) {}
   * City city = model.chat(ChatRequest.of("The largest city of France?"), City.class).value();
   * }</pre>
   *
   * @throws ai.memories.MemoriesException as {@link #chatAsync(ChatRequest, Class)} says
   */
  default <T extends Record> TypedResponse<T> chat(ChatRequest request, Class<T> type) {
    return Waiting.on(chatAsync(request, type));
  }

  /**
   * Asks and gives the answer as it comes. The call leaves at once; what goes wrong is told by the
   * stream. A model that cannot stream gives the whole answer in one piece.
   *
   * <pre>{@code
   * try (ChatStream stream = model.stream(ChatRequest.of("Tell me a story."))) {
   *   for (String delta : stream) {
   *     show(delta);
   *   }
   *   stream.response().usage();
   * }
   * }</pre>
   */
  default ChatStream stream(ChatRequest request) {
    return new ChatStream(listener -> streamAsync(request, listener));
  }

  /**
   * Asks, without waiting, and tells each event of the answer before the future completes: what
   * {@link #stream} is made of. A model around another one forwards this as it forwards {@link
   * #chatAsync(ChatRequest)}; one that does not implement it tells no event.
   */
  default CompletableFuture<ChatResponse> streamAsync(
      ChatRequest request, StreamListener listener) {
    return chatAsync(request);
  }

  /** Asks with a single user message. */
  default ChatResponse chat(String userText) {
    return chat(ChatRequest.of(userText));
  }
}
