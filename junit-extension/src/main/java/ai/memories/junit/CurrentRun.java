package ai.memories.junit;

import java.util.Optional;

/**
 * The run whose test is going on in this thread: for static methods, which JUnit tells nothing. Set
 * when a test begins and removed when it ends.
 */
final class CurrentRun {
  private static final ThreadLocal<Optional<TestRun>> RUN =
      ThreadLocal.withInitial(Optional::empty);

  private CurrentRun() {}

  static void begin(TestRun run) {
    RUN.set(Optional.of(run));
  }

  static void end() {
    RUN.remove();
  }

  static Optional<TestRun> get() {
    return RUN.get();
  }
}
