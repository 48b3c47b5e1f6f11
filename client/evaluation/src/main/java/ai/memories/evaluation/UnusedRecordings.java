package ai.memories.evaluation;

import ai.memories.cassette.Slug;
import ai.memories.evaluation.result.CaseName;
import ai.memories.evaluation.result.CaseResult;
import ai.memories.evaluation.result.Verdict;
import java.util.HashMap;
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

  /** By suite, the slugs of the cases that had no answer. */
  private final Map<String, Set<String>> unsettled = new HashMap<>();

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
      CaseName name = result.name();
      unsettled
          .computeIfAbsent(name.suite(), suite -> new HashSet<>())
          .add(Slug.join(List.of(name.id(), name.prompt(), name.provider())));
    }
  }

  /** The slugs of a suite's cases that had no answer, of all or of a grader's. */
  synchronized Set<String> unsettled(String suite) {
    return Set.copyOf(unsettled.getOrDefault(suite, Set.of()));
  }

  /** A suite has run, all of it. */
  synchronized void completed(String suite, String directory, List<String> names) {
    count += names.size();
    if (allSamples && !unsettled.containsKey(suite)) {
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
