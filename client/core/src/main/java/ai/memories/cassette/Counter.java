package ai.memories.cassette;

import ai.memories.http.ApiResponse;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts where answers came from. Thread-safe. */
final class Counter {
  private final LongAdder replayed = new LongAdder();
  private final LongAdder recorded = new LongAdder();
  private final LongAdder live = new LongAdder();
  private final LongAdder missed = new LongAdder();

  void count(@Nullable ApiResponse answer, @Nullable Throwable error) {
    if (answer != null) {
      switch (answer.origin()) {
        case REPLAYED -> replayed.increment();
        case RECORDED -> recorded.increment();
        case LIVE -> live.increment();
      }
    } else if (error instanceof CassetteMissException
        || (error != null && error.getCause() instanceof CassetteMissException)) {
      missed.increment();
    }
  }

  CassetteTally tally() {
    return new CassetteTally(replayed.sum(), recorded.sum(), live.sum(), missed.sum());
  }
}
