package ai.memories.evaluation;

import ai.memories.evaluation.result.ColumnTotals;
import ai.memories.evaluation.setting.FailOn;
import ai.memories.evaluation.setting.Shard;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Why a run fails the build: a sentence each, by what the user said fails it. */
final class BuildVerdict {

  private BuildVerdict() {}

  static List<String> failures(
      ColumnTotals all,
      List<Exceeded> exceeded,
      Regression regression,
      int unused,
      Set<FailOn> failOn,
      Shard shard) {
    List<String> failures = new ArrayList<>();
    if (all.cases() == 0 && shard.whole()) { // a part of a small run may well be empty
      failures.add("no case was run");
    }
    for (FailOn reason : failOn) {
      switch (reason) {
        case FAILED -> count(failures, all.failed(), "failed");
        case ERRORED -> count(failures, all.errored() - all.missed(), "errored");
        case NOT_RUN -> count(failures, all.notRun(), "did not run");
        case MISS -> count(failures, all.missed(), "found no recording");
        case REGRESSION -> {
          exceeded.stream().filter(one -> !one.byPricesAlone()).forEach(one -> add(failures, one));
          failures.addAll(regression.broken());
        }
        case UNUSED -> {
          if (unused > 0) {
            failures.add(
                unused + (unused == 1 ? " recording was" : " recordings were") + " not used");
          }
        }
        case PRICE -> {
          failures.addAll(regression.prices());
          exceeded.stream().filter(Exceeded::byPricesAlone).forEach(one -> add(failures, one));
        }
      }
    }
    return failures;
  }

  private static void add(List<String> failures, Exceeded exceeded) {
    failures.add(exceeded.toString());
  }

  private static void count(List<String> failures, long cases, String what) {
    if (cases > 0) {
      failures.add(cases + (cases == 1 ? " case " : " cases ") + what);
    }
  }
}
