package ai.memories.evaluation;

import ai.memories.evaluation.result.CaseError;
import ai.memories.evaluation.result.CaseError.Kind;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.setting.FailOn;
import ai.memories.evaluation.setting.Settings;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stops asking after the first case that fails the build, where somebody wants that. Thread-safe.
 */
final class FailFast {
  private final boolean wanted;
  private final Set<FailOn> failOn;
  private final AtomicReference<@Nullable CaseResult> first = new AtomicReference<>();

  FailFast(Settings settings) {
    this.wanted = settings.failFast();
    this.failOn = settings.failOn();
  }

  /** Hears of a finished case; a sample alone fails nothing. */
  void finished(CaseResult result) {
    if (wanted && !result.isSample() && fails(result)) {
      first.compareAndSet(null, result);
    }
  }

  private boolean fails(CaseResult result) {
    return switch (result.verdict()) {
      case PASSED, NOT_RUN -> false;
      case FAILED -> failOn.contains(FailOn.FAILED);
      case ERRORED -> failOn.contains(result.missed() ? FailOn.MISS : FailOn.ERRORED);
    };
  }

  /** Whether cases have not been asked for it. */
  boolean stopped() {
    return first.get() != null;
  }

  /** Why a case is not asked any more. */
  Optional<CaseError> error() {
    return Optional.ofNullable(first.get())
        .map(
            result ->
                CaseError.of(
                    Kind.FAIL_FAST,
                    "not asked, since " + result.name() + " did not pass and failFast is set"));
  }
}
