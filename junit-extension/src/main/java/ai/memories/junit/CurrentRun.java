package ai.memories.junit;

import java.util.Optional;

/**
 * The run whose test is going on in this thread: for static methods, which JUnit tells nothing. Set
 * when a test begins and removed when it ends.
 */
final class CurrentRun {
  private static final ThreadLocal<Optional<RunningTest>> TEST =
      ThreadLocal.withInitial(Optional::empty);

  private CurrentRun() {}

  /**
   * A test that is going on.
   *
   * @param run the run it is part of
   * @param calls what its calls come to
   */
  record RunningTest(TestRun run, CallTally calls) {}

  static void begin(TestRun run, CallTally calls) {
    TEST.set(Optional.of(new RunningTest(run, calls)));
  }

  static void end() {
    TEST.remove();
  }

  static Optional<RunningTest> get() {
    return TEST.get();
  }
}
