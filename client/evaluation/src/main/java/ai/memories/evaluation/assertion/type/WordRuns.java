package ai.memories.evaluation.assertion.type;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs of neighbouring words, counted. */
final class WordRuns {

  private WordRuns() {}

  /** How often each run of n words occurs. */
  static Map<List<String>, Integer> runs(List<String> words, int n) {
    Map<List<String>, Integer> counts = new HashMap<>();
    for (int i = 0; i + n <= words.size(); i++) {
      counts.merge(words.subList(i, i + n), 1, Integer::sum);
    }
    return counts;
  }

  /** How many runs two texts share, each counted as often as in the one that has it less often. */
  static int shared(Map<List<String>, Integer> a, Map<List<String>, Integer> b) {
    int shared = 0;
    for (Map.Entry<List<String>, Integer> run : a.entrySet()) {
      shared += Math.min(run.getValue(), b.getOrDefault(run.getKey(), 0));
    }
    return shared;
  }
}
