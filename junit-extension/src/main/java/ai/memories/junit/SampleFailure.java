package ai.memories.junit;

import ai.memories.MemoriesException;
import ai.memories.http.ApiException;
import ai.memories.http.ProtocolException;
import ai.memories.http.TransportException;
import ai.memories.junit.SampleTally.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** Tells a wrong answer from an error of the service, and both from a test that cannot run. */
final class SampleFailure {
  private SampleFailure() {}

  static Outcome of(Throwable thrown) {
    if (thrown instanceof TestAbortedException) {
      return Outcome.SKIPPED;
    }
    Optional<MemoriesException> ours = ours(thrown);
    if (ours.isPresent()) {
      return ours.filter(SampleFailure::isOfService).isPresent() ? Outcome.ERRORED : Outcome.BROKEN;
    }
    return thrown instanceof Error && !(thrown instanceof AssertionError)
        ? Outcome.BROKEN
        : Outcome.FAILED;
  }

  private static boolean isOfService(MemoriesException e) {
    return e instanceof ApiException
        || e instanceof TransportException
        || e instanceof ProtocolException;
  }

  /** The code under test may have wrapped it. */
  private static Optional<MemoriesException> ours(@Nullable Throwable thrown) {
    Throwable at = thrown;
    for (int depth = 0; at != null && depth < 100; depth++) {
      if (at instanceof MemoriesException ours) {
        return Optional.of(ours);
      }
      at = at.getCause();
    }
    return Optional.empty();
  }
}
