package ai.memories.client;

import ai.memories.MemoriesException;
import ai.memories.http.CallLinks;
import ai.memories.http.StreamAssembly;
import ai.memories.http.StreamEvent;
import ai.memories.http.StreamException;
import ai.memories.http.TransportException;
import ai.memories.http.TransportException.Kind;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The text of a stream between the wire that brings it and the thread that reads it. Not bounded:
 * the wire bounds the whole answer, and must not be held up.
 */
final class StreamedText {
  private final BlockingQueue<Optional<String>> pieces = new LinkedBlockingQueue<>();
  private final StreamAssembly assembly = new StreamAssembly();
  private final StringBuilder told = new StringBuilder();
  private volatile @Nullable RuntimeException failure;

  void onEvent(StreamEvent event) {
    synchronized (this) {
      tell(assembly.add(event));
    }
  }

  /** Tells what no event told, and then the end; a recording may know only the whole answer. */
  void endWith(CompletableFuture<ChatResponse> call) {
    CallLinks.whenDone(
        call,
        (response, thrown) -> {
          if (response != null) {
            rest(response.text());
          } else {
            failure = withWhatCame(unchecked(thrown));
          }
          pieces.add(Optional.empty());
        });
  }

  private synchronized void rest(String whole) {
    if (whole.startsWith(told.toString())) {
      tell(whole.substring(told.length()));
    }
  }

  private void tell(String piece) {
    if (!piece.isEmpty()) {
      told.append(piece);
      pieces.add(Optional.of(piece));
    }
  }

  /** The next piece; empty at the end, again and again. */
  Optional<String> take() throws InterruptedException {
    Optional<String> piece = pieces.take();
    if (piece.isEmpty()) {
      pieces.add(piece);
      RuntimeException thrown = failure;
      if (thrown != null) {
        throw thrown;
      }
    }
    return piece;
  }

  /** A failure that does not carry the text yet, carrying it. */
  synchronized RuntimeException withWhatCame(RuntimeException thrown) {
    return told.isEmpty()
            || !(thrown instanceof MemoriesException ours)
            || ours instanceof StreamException
        ? thrown
        : new StreamException(told.toString(), ours);
  }

  private static RuntimeException unchecked(@Nullable Throwable thrown) {
    if (thrown instanceof CancellationException) {
      return new TransportException(Kind.CANCELLED, "the stream was closed", true, thrown);
    }
    return thrown instanceof RuntimeException exception
        ? exception
        : new MemoriesException("the stream failed: " + thrown, thrown);
  }
}
