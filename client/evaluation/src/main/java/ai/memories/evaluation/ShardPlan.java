package ai.memories.evaluation;

import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.report.ReportWriter;
import ai.memories.evaluation.setting.RunMode;
import ai.memories.evaluation.setting.Shard;
import ai.memories.evaluation.suite.Suite;
import ai.memories.evaluation.suite.SuiteFilter;
import ai.memories.pricing.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the results of shards are judged by: this project's suites and settings, and of the shards
 * what they ran. A shard, a mode or a filter that the settings name are not looked at.
 */
final class ShardPlan {
  private final ShardSet shards;
  private final ProjectCheck checked;
  private final Problems problems;

  private ShardPlan(ShardSet shards, ProjectCheck checked) {
    this.shards = shards;
    this.checked = checked;
    this.problems = checked.problems();
  }

  /** Holds a project, read and checked, against its shards. */
  static Plan make(ProjectCheck checked, ShardSet shards, EvaluationListener listener)
      throws IOException {
    return new ShardPlan(shards, checked).plan(listener);
  }

  private Plan plan(EvaluationListener listener) throws IOException {
    List<Suite> suites = suites();
    if (!shards.common().pricesHash().equals(checked.config().prices().hash())) {
      ShardSet.refuse(problems, "the prices here are not those the shards ran with");
    }
    refuseOtherFiles();
    Plan.refuseUnwritable(checked.request().output(), problems);
    List<ReportWriter> writers = WantedReports.of(checked.settings(), problems);
    checked.end(listener);
    return new Plan(
        checked.request(),
        checked.settings(),
        new RunMode(shards.common().mode(), "so the shards ran"),
        limits(),
        checked.config(),
        checked.files(),
        shards.common().filter().map(SuiteFilter::parse).orElse(SuiteFilter.ALL),
        Shard.WHOLE,
        writers,
        LastRun.NOT_ASKED_FOR,
        suites);
  }

  /** Those the shards ran, as they were then. */
  private List<Suite> suites() throws IOException {
    List<Suite> same = new ArrayList<>();
    Map<String, String> ran = shards.common().suites();
    for (Suite suite : checked.suites()) {
      String hash = ran.remove(suite.name());
      if (hash == null) {
        continue;
      }
      same.add(suite);
      if (!hash.equals(FileHash.sha256(suite.file()))) {
        ShardSet.refuse(
            problems, "the suite " + suite.name() + " is not here as it was when the shards ran");
      }
    }
    ran.keySet()
        .forEach(name -> ShardSet.refuse(problems, "the suite " + name + " ran and is not here"));
    return same;
  }

  private void refuseOtherFiles() throws IOException {
    Map<String, String> here = ShardInputs.files(checked.request(), checked.files());
    Map<String, String> then = shards.common().inputs().orElseThrow().files();
    List<String> differing = ShardInputs.differing(List.of(here, then));
    if (!differing.isEmpty()) {
      ShardSet.refuse(
          problems,
          "these files are not here as they were when the shards ran: "
              + ShardInputs.shown(differing));
    }
  }

  private Limits limits() {
    return shards.runs().stream().map(run -> run.facts().limits()).reduce(Limits.NONE, Limits::min);
  }
}
