package ai.memories.evaluation.assertion;

import ai.memories.evaluation.assertion.AssertionTypes.TypeName;
import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.Located;
import ai.memories.evaluation.template.Vars;
import ai.memories.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What every assertion has.
 *
 * @param type its type as written
 * @param source where it stands
 * @param files the files some of its keys were read from, by pointer
 * @param weight from 0
 * @param metric the name of its metric, a template
 */
record Terms(
    TypeName type,
    Located source,
    Map<String, String> files,
    double weight,
    Optional<JsonTemplate> metric) {

  /** Reports a fault where it stands. */
  void report(InvalidAssertionException fault, Problems problems) {
    problems.error(location(fault.pointer()), message(fault));
  }

  /** A fault found when it is too late to report it, with its place. */
  String situated(InvalidAssertionException fault) {
    return location(fault.pointer()) + ": " + message(fault);
  }

  Location location(String pointer) {
    return source.location(pointer);
  }

  private String message(InvalidAssertionException fault) {
    return files.entrySet().stream()
        .filter(file -> fault.pointer().startsWith(file.getKey()))
        .map(file -> "in " + file.getValue() + inside(fault, file.getKey()) + ": ")
        .findFirst()
        .orElse("")
        + fault.getMessage();
  }

  private static String inside(InvalidAssertionException fault, String pointer) {
    String rest = fault.pointer().substring(pointer.length());
    return rest.isEmpty() ? "" : " at " + rest;
  }

  /** The name of its metric for these variables. */
  Optional<String> metric(Vars vars) {
    return metric.map(name -> name.render(vars).asText());
  }

  /** The result of an assertion that could not be judged. */
  AssertionResult errored(String reason) {
    return new AssertionResult(
        type.written(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        weight,
        false,
        true,
        0,
        reason,
        List.of());
  }
}
