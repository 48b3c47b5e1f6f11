package ai.memories.evaluation.assertion;

import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.Located;
import java.util.Map;

/**
 * Where an assertion stands.
 *
 * @param source the mapping
 * @param files what was read from files in place of some of its keys, by the key's pointer
 */
record Origin(Located source, Map<String, Located> files) {

  /** Copies the map. */
  Origin {
    files = Map.copyOf(files);
  }

  /** Where a part of the assertion stands; the empty pointer is the whole. */
  Location location(String pointer) {
    return source.location(pointer);
  }

  /** Reports a fault where it stands. */
  void report(InvalidAssertionException fault, Problems problems) {
    problems.add(problem(fault));
  }

  /** A fault with its place: in the file that was read, if the place in there is known. */
  Problem problem(InvalidAssertionException fault) {
    String message = String.valueOf(fault.getMessage());
    for (Map.Entry<String, Located> file : files.entrySet()) {
      if (fault.pointer().startsWith(file.getKey())) {
        return inFile(
            file.getValue(), fault.pointer().substring(file.getKey().length()), fault, message);
      }
    }
    return Problem.error(location(fault.pointer()), message);
  }

  private Problem inFile(
      Located content, String pointer, InvalidAssertionException fault, String message) {
    Location inside = content.location(pointer);
    Location here = location(fault.pointer());
    if (!inside.equals(content.location())) {
      return Problem.error(inside, message + " (read at " + here + ")");
    }
    String at = pointer.isEmpty() ? "" : " at " + pointer;
    return Problem.error(here, "in " + inside.file() + at + ": " + message);
  }
}
