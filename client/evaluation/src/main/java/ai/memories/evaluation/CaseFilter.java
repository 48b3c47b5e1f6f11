package ai.memories.evaluation;

import ai.memories.evaluation.setting.Shard;
import ai.memories.evaluation.suite.EvalCase;
import ai.memories.evaluation.suite.SuiteFilter;

/**
 * Which cases of a run are asked. Samples of a case come one after the other and share their fate:
 * part of them would be no case. For one thread.
 */
final class CaseFilter {
  private final Shard shard;
  private final SuiteFilter filter;
  private final SuiteFilter.Known known;
  private boolean last;

  CaseFilter(Shard shard, SuiteFilter filter, LastRun lastRun, Recordings recordings) {
    this.shard = shard;
    this.filter = filter;
    this.known =
        new SuiteFilter.Known() {
          @Override
          public boolean failed(EvalCase evalCase) {
            return lastRun.notPassed().contains(CaseFacts.name(evalCase).withoutSample());
          }

          @Override
          public boolean missing(EvalCase evalCase) {
            return recordings.missing(evalCase);
          }
        };
  }

  boolean matches(EvalCase evalCase) {
    if (evalCase.sample() == 1) {
      last = shard.holds(CaseFacts.name(evalCase).parts()) && filter.matches(evalCase, known);
    }
    return last;
  }
}
