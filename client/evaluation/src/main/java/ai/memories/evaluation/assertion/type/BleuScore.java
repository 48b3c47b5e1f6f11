package ai.memories.evaluation.assertion.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * BLEU of a candidate against references (Papineni et al. 2002): the geometric mean of the
 * precisions of its runs of words, less for a candidate shorter than the reference nearest in
 * length. A candidate of fewer than four words is judged by the runs it can have, and a precision
 * of 0 counts as 1e-7, both as promptfoo does.
 */
final class BleuScore {
  private static final int MAX_RUN = 4;
  private static final double SMOOTHED = 1e-7;

  private final List<List<String>> references;
  private final List<List<Map<List<String>, Integer>>> runs;

  BleuScore(List<List<String>> references) {
    this.references = references;
    this.runs = references.stream().map(BleuScore::runsByLength).toList();
  }

  private static List<Map<List<String>, Integer>> runsByLength(List<String> words) {
    List<Map<List<String>, Integer>> byLength = new ArrayList<>();
    for (int n = 1; n <= MAX_RUN; n++) {
      byLength.add(WordRuns.runs(words, n));
    }
    return byLength;
  }

  double of(List<String> candidate) {
    if (candidate.isEmpty()) {
      return 0;
    }
    int longest = Math.min(MAX_RUN, candidate.size());
    double logs = 0;
    for (int n = 1; n <= longest; n++) {
      double precision = precision(candidate, n);
      logs += Math.log(precision == 0 ? SMOOTHED : precision) / longest;
    }
    return brevity(candidate.size()) * Math.exp(logs);
  }

  private double precision(List<String> candidate, int n) {
    Map<List<String>, Integer> mine = WordRuns.runs(candidate, n);
    int best = 0;
    for (List<Map<List<String>, Integer>> reference : runs) {
      best = Math.max(best, WordRuns.shared(mine, reference.get(n - 1)));
    }
    return (double) best / (candidate.size() - n + 1);
  }

  private double brevity(int length) {
    int nearest = references.get(0).size();
    for (List<String> reference : references) {
      if (Math.abs(reference.size() - length) < Math.abs(nearest - length)) {
        nearest = reference.size();
      }
    }
    return length >= nearest ? 1 : Math.exp(1 - (double) nearest / length);
  }
}
