package ai.memories.evaluation;

import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.setting.Shard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The shards of one run, each there once and all of the same run; anything else is an error that
 * names them, since a verdict on part of a run is none.
 *
 * @param runs one per shard, in their order
 */
record ShardSet(List<StoredRun> runs) {

  ShardSet {
    runs = List.copyOf(runs);
  }

  /**
   * Reads the results of shards.
   *
   * @throws ai.memories.evaluation.problem.ConfigurationException with all that is wrong with them
   * @throws IOException if the disk refuses
   */
  static ShardSet read(List<Path> directories, Problems problems) throws IOException {
    List<StoredRun> runs = new ArrayList<>();
    for (Path directory : directories) {
      try {
        runs.add(read(directory));
      } catch (ConfigurationException e) {
        e.problems().forEach(problems::add);
      }
    }
    problems.throwIfErrors();
    runs.sort(Comparator.comparingInt(run -> run.facts().shard().index()));
    refuseUndivided(runs, problems);
    problems.throwIfErrors();
    refuseDifferent("number of shards", runs, facts -> "" + facts.shard().count(), problems);
    refuseDifferent("mode", runs, facts -> facts.mode().label(), problems);
    refuseDifferent("filter", runs, facts -> facts.filter().orElse("none"), problems);
    refuseDifferent("prices", runs, RunFacts::pricesHash, problems);
    refuseDifferent("suites", runs, facts -> facts.suites().toString(), problems);
    refuseDifferent(
        "limits", runs, facts -> facts.limits() + ", set " + facts.limitsSet(), problems);
    refuseDifferentInputs(runs, problems);
    problems.throwIfErrors();
    refuseMissingAndDoubled(runs, problems);
    problems.throwIfErrors();
    return new ShardSet(runs);
  }

  private static StoredRun read(Path directory) throws IOException {
    Shard shard = StoredRun.facts(directory).shard();
    return StoredRun.read(directory, result -> refuseStranger(shard, result));
  }

  private static void refuseStranger(Shard shard, CaseResult result) {
    if (!shard.holds(result.name().parts())) {
      throw new IllegalArgumentException(result.name() + " does not belong to shard " + shard);
    }
  }

  private static void refuseUndivided(List<StoredRun> runs, Problems problems) {
    runs.stream()
        .filter(run -> run.facts().shard().whole())
        .forEach(run -> refuse(problems, run.directory() + " is of an undivided run, no shard"));
  }

  /** Says which shards have which, each value once. */
  private static void refuseDifferent(
      String what, List<StoredRun> runs, Function<RunFacts, String> fact, Problems problems) {
    Map<String, List<String>> byValue = new LinkedHashMap<>();
    for (StoredRun run : runs) {
      byValue
          .computeIfAbsent(fact.apply(run.facts()), value -> new ArrayList<>())
          .add("shard " + run.facts().shard() + " (" + run.directory() + ")");
    }
    if (byValue.size() > 1) {
      List<String> groups =
          byValue.values().stream().map(group -> String.join(", ", group)).toList();
      refuse(
          problems,
          "not the same "
              + what
              + ": "
              + String.join(" differ from ", groups)
              + "; all shards"
              + " must be of the same commit and settings");
    }
  }

  private static void refuseDifferentInputs(List<StoredRun> runs, Problems problems) {
    refuseDifferent("run of the CI", runs, facts -> inputs(facts).ciRun().orElse(""), problems);
    List<Map<String, String>> settings = each(runs, ShardInputs::settings);
    ShardInputs.differing(settings)
        .forEach(
            name ->
                refuseDifferent(
                    "setting " + name,
                    runs,
                    facts -> inputs(facts).settings().getOrDefault(name, ""),
                    problems));
    List<String> files = ShardInputs.differing(each(runs, ShardInputs::files));
    refuseDifferent(
        "files: " + ShardInputs.shown(files),
        runs,
        facts -> inputs(facts).files().toString(),
        problems);
  }

  private static List<Map<String, String>> each(
      List<StoredRun> runs, Function<ShardInputs, Map<String, String>> of) {
    return runs.stream().map(run -> of.apply(inputs(run.facts()))).toList();
  }

  private static ShardInputs inputs(RunFacts facts) {
    return facts.inputs().orElseThrow();
  }

  private static void refuseMissingAndDoubled(List<StoredRun> runs, Problems problems) {
    Map<Integer, List<Path>> byIndex = new TreeMap<>();
    for (StoredRun run : runs) {
      byIndex
          .computeIfAbsent(run.facts().shard().index(), index -> new ArrayList<>())
          .add(run.directory());
    }
    int count = runs.get(0).facts().shard().count();
    for (int index = 1; index <= count; index++) {
      List<Path> of = byIndex.getOrDefault(index, List.of());
      if (of.isEmpty()) {
        refuse(problems, "shard " + index + "/" + count + " is missing");
      } else if (of.size() > 1) {
        refuse(
            problems, "shard " + index + "/" + count + " is there " + of.size() + " times: " + of);
      }
    }
  }

  static void refuse(Problems problems, String message) {
    problems.add(Problem.error("no verdict: " + message));
  }

  /** What is the same for all of them. */
  RunFacts common() {
    return runs.get(0).facts();
  }
}
