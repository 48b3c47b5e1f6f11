package ai.memories.client;

import ai.memories.http.TransportException;
import ai.memories.http.TransportException.Kind;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Waits for each piece of a stream. */
final class StreamIterator implements Iterator<String> {
  private final StreamedText text;
  private final CompletableFuture<?> call;

  /** The next piece, or empty at the end; null while it is not known. */
  private @Nullable Optional<String> next;

  StreamIterator(StreamedText text, CompletableFuture<?> call) {
    this.text = text;
    this.call = call;
  }

  @Override
  public boolean hasNext() {
    return peek().isPresent();
  }

  @Override
  public String next() {
    String piece = peek().orElseThrow(() -> new NoSuchElementException("the stream has ended"));
    next = null;
    return piece;
  }

  private Optional<String> peek() {
    Optional<String> known = next == null ? take() : next;
    next = known;
    return known;
  }

  private Optional<String> take() {
    try {
      return text.take();
    } catch (InterruptedException e) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      throw text.withWhatCame(
          new TransportException(
              Kind.INTERRUPTED,
              "interrupted while waiting for the stream; the call was cancelled",
              true,
              e));
    }
  }
}
