package ai.memories.client;

import ai.memories.http.TransportException;
import ai.memories.http.TransportException.Kind;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Waits for each piece of a stream. */
final class StreamIterator implements Iterator<String> {
  private final StreamedText text;
  private final CompletableFuture<?> call;

  /** The next piece, or empty at the end; only if known. */
  private Optional<String> next = Optional.empty();

  private boolean known;

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
    known = false;
    return piece;
  }

  private Optional<String> peek() {
    if (!known) {
      next = take();
      known = true;
    }
    return next;
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
