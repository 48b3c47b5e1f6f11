package ai.memories.evaluation.assertion;

import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.Located;
import java.util.Map;

/**
 * Where an assertion stands.
 *
 * @param source the mapping
 * @param files the files some of its keys were read from, as a user would name them, by pointer
 */
record Origin(Located source, Map<String, String> files) {

  /** Copies the map. */
  Origin {
    files = Map.copyOf(files);
  }

  /** Reports a fault where it stands. */
  void report(InvalidAssertionException fault, Problems problems) {
    problems.error(location(fault.pointer()), message(fault));
  }

  /** A fault and its place in one text. */
  String situated(InvalidAssertionException fault) {
    return location(fault.pointer()) + ": " + message(fault);
  }

  /** Where a part of the assertion stands; the empty pointer is the whole. */
  Location location(String pointer) {
    return source.location(pointer);
  }

  /** A fault inside a file is in the suite only where that file is named. */
  private String message(InvalidAssertionException fault) {
    return files.entrySet().stream()
        .filter(file -> fault.pointer().startsWith(file.getKey()))
        .map(file -> "in " + file.getValue() + inside(fault, file.getKey()) + ": ")
        .findFirst()
        .map(prefix -> prefix + fault.getMessage())
        .orElseGet(() -> String.valueOf(fault.getMessage()));
  }

  private static String inside(InvalidAssertionException fault, String pointer) {
    String rest = fault.pointer().substring(pointer.length());
    return rest.isEmpty() ? "" : " at " + rest;
  }
}
