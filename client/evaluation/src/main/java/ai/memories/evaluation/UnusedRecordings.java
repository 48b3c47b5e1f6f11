package ai.memories.evaluation;

import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The recordings that no case of a run has used. They are orphans only where every case had its
 * answer: one that failed to ask may need its recording the next time. Thread-safe.
 */
final class UnusedRecordings {
  private final boolean allSamples;
  private final Set<String> unsettled = new HashSet<>();
  private final Map<String, List<String>> orphans = new TreeMap<>();
  private int count;

  /**
   * Of a run that begins.
   *
   * @param allSamples whether as many samples run as the suites say
   */
  UnusedRecordings(boolean allSamples) {
    this.allSamples = allSamples;
  }

  synchronized void finished(CaseResult result) {
    if (result.verdict() == Verdict.ERRORED || result.verdict() == Verdict.NOT_RUN) {
      unsettled.add(result.name().suite());
    }
  }

  /** A suite has run, all of it. */
  synchronized void completed(String suite, String directory, List<String> names) {
    count += names.size();
    if (allSamples && !unsettled.contains(suite)) {
      orphans.put(directory, List.copyOf(names));
    }
  }

  synchronized int count() {
    return count;
  }

  /** By directory below the cassettes; a directory without orphans is there with none. */
  synchronized Map<String, List<String>> orphans() {
    return Map.copyOf(orphans);
  }
}
