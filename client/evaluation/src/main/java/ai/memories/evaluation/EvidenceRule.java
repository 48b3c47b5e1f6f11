package ai.memories.evaluation;

import ai.memories.evaluation.result.Verdict;
import ai.memories.evaluation.setting.Evidence;

/** Whether prompts, variables and answers of a case are kept, by its verdict. */
final class EvidenceRule {

  private EvidenceRule() {}

  static boolean keeps(Evidence evidence, Verdict verdict) {
    return switch (evidence) {
      case FULL -> true;
      case FAILURES -> verdict != Verdict.PASSED;
      case NONE -> false;
    };
  }
}
