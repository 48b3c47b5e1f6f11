package ai.memories.evaluation.suite;

import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problems;
import java.util.HashMap;
import java.util.Map;

/** The names of a suite's prompts or providers: a case is known by them, so each comes once. */
final class Labels {
  private final String what;
  private final Problems problems;
  private final Map<String, Location> seen = new HashMap<>();

  Labels(String what, Problems problems) {
    this.what = what;
    this.problems = problems;
  }

  void add(String label, Location at) {
    Location first = seen.putIfAbsent(label, at);
    if (first != null) {
      problems.error(
          at,
          "two %s are named \"%s\", the first at line %d, column %d: give one another label"
              .formatted(what, label, first.line(), first.column()));
    }
  }
}
