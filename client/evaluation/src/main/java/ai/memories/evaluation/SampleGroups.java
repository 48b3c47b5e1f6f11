package ai.memories.evaluation;

import ai.memories.evaluation.result.CaseName;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.suite.EvalCase;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The cases some of whose samples are under way. Samples are drawn case by case, so there are never
 * more of them than calls in flight. Thread-safe.
 */
final class SampleGroups {
  private final Map<CaseName, SampleGroup> open = new HashMap<>();

  /** Adds what came of a sample; gives the case's group when it was the last one. */
  synchronized Optional<SampleGroup> add(EvalCase evalCase, CaseResult result) {
    if (evalCase.samples() == 1) {
      return Optional.empty();
    }
    CaseName name = result.name().withoutSample();
    SampleGroup group = open.computeIfAbsent(name, n -> new SampleGroup(evalCase.rule()));
    if (!group.add(result)) {
      return Optional.empty();
    }
    open.remove(name);
    return Optional.of(group);
  }
}
