package ai.memories.client;

import ai.memories.http.StreamListener;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * An answer that is read while the model writes it; got from {@link ChatModel#stream}. Iterating
 * gives the text of the first choice piece by piece, once, and waits for each; {@link #response()}
 * is the whole answer with its usage. Closing it before its end cancels the call and frees the
 * connection.
 *
 * <pre>{@code
 * try (ChatStream stream = model.stream(request)) {
 *   stream.forEach(delta -> show(delta));
 *   log.info("{} tokens", stream.response().usage());
 * } catch (StreamException e) {
 *   log.warn("after \"{}\": {}", e.textSoFar(), e.getMessage());
 * }
 * }</pre>
 *
 * <p>A stream that fails before its first event was repeated like any other call and throws what
 * {@link ChatModel#chat(ChatRequest)} throws; one that fails later throws a {@link
 * ai.memories.http.StreamException}. One thread iterates; any may close it or wait for the
 * response.
 */
public final class ChatStream implements Iterable<String>, AutoCloseable {
  private final StreamedText text = new StreamedText();
  private final CompletableFuture<ChatResponse> call;
  private final AtomicBoolean iterated = new AtomicBoolean();

  ChatStream(Function<StreamListener, CompletableFuture<ChatResponse>> start) {
    call = start.apply(text::onEvent);
    text.endWith(call);
  }

  /**
   * The pieces of the first choice's text as they come, none of them empty. They throw what went
   * wrong where it did; a thread interrupted while it waits stays interrupted, and the call is
   * cancelled.
   *
   * @throws IllegalStateException the second time
   */
  @Override
  public Iterator<String> iterator() {
    if (iterated.getAndSet(true)) {
      throw new IllegalStateException(
          "a stream is read once: keep what it gives, or ask response().text()");
    }
    return new StreamIterator(text, call);
  }

  /**
   * Waits for the end and gives the whole answer; whoever did not iterate may ask it too.
   *
   * @throws ai.memories.MemoriesException if the stream failed
   */
  public ChatResponse response() {
    try {
      return Waiting.on(call);
    } catch (RuntimeException e) {
      throw text.withWhatCame(e);
    }
  }

  /** Cancels the call if it has not ended; of no effect on one that has. */
  @Override
  public void close() {
    call.cancel(true);
  }
}
