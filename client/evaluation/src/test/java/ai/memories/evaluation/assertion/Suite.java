package ai.memories.evaluation.assertion;

import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.Located;
import ai.memories.evaluation.source.ProjectFiles;
import ai.memories.evaluation.template.Templates;
import ai.memories.evaluation.template.Vars;
import ai.memories.json.Json;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Reads assertions from JSON, each on a line of its own in a suite that is not there. */
final class Suite {
  private static final AssertionTypes TYPES = AssertionTypes.installed();

  private final Path project;
  private final Problems problems = new Problems();

  private Suite(Path project) {
    this.project = project;
  }

  static Suite in(Path project) {
    return new Suite(project);
  }

  static Suite empty() {
    return new Suite(Path.of("."));
  }

  /** Assertions without a problem. */
  static Assertions of(String json) {
    Suite suite = empty();
    Assertions assertions = suite.read(json);
    if (!suite.problems().isEmpty()) {
      throw new AssertionError(suite.problems());
    }
    return assertions;
  }

  static Judgement judge(String json, Answer answer) {
    return of(json).judge(answer, Vars.EMPTY, OptionalDouble.empty());
  }

  static Judgement judge(String json, String answer) {
    return judge(json, Answer.builder(answer).build());
  }

  /** The result of a single assertion. */
  static AssertionResult result(String json, String answer) {
    return judge("[" + json + "]", answer).assertions().get(0);
  }

  /** What reading these finds wrong. */
  static List<String> faults(String json) {
    Suite suite = empty();
    suite.read(json);
    return suite.problems();
  }

  Assertions read(String json) {
    return read(Json.parse(json));
  }

  Assertions read(Json list) {
    return Assertions.read(
        located(list),
        project.resolve("suite.yaml"),
        TYPES,
        new Templates(),
        new ProjectFiles(project, List.of()),
        problems);
  }

  List<String> problems() {
    return problems.all().stream().map(Problem::toString).toList();
  }

  /** The n-th assertion stands on line n, its k-th key in column k. */
  private static Located located(Json list) {
    Map<String, Location> places = new HashMap<>();
    places.put("", new Location("suite.yaml", 1, 1));
    for (int i = 0; i < list.node().size(); i++) {
      places.put("/" + i, new Location("suite.yaml", i + 1, 1));
      int column = 1;
      var keys = list.node().path(i).fieldNames();
      while (keys.hasNext()) {
        places.put("/" + i + "/" + keys.next(), new Location("suite.yaml", i + 1, column++));
      }
    }
    return Located.of(list, places);
  }
}
