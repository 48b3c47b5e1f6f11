package ai.memories.evaluation.statistics;

/**
 * How good a model is if it may answer k times, seen from n samples: pass@k, that at least one of k
 * passes, and pass^k, that all k do. Both are the unbiased estimates: the share of the ways to draw
 * k of the n samples (Chen et al. 2021 for the first, Yao et al. 2024 for the second).
 *
 * <pre>{@code
 * PassAtK.any(2, 3, 5); // 0.9: of ten pairs, one has no passed sample
 * PassAtK.all(2, 3, 5); // 0.3: of ten pairs, three have only passed ones
 * }</pre>
 */
public final class PassAtK {

  private PassAtK() {}

  /**
   * pass@k.
   *
   * @param k how many answers, from 1 to {@code of}
   * @param passed how many samples passed
   * @param of of how many
   * @throws IllegalArgumentException if there are not so many
   */
  public static double any(int k, int passed, int of) {
    return 1 - all(k, of - passed, of);
  }

  /**
   * pass^k.
   *
   * @param k how many answers, from 1 to {@code of}
   * @param passed how many samples passed
   * @param of of how many
   * @throws IllegalArgumentException if there are not so many
   */
  public static double all(int k, int passed, int of) {
    if (k < 1 || k > of || passed < 0 || passed > of) {
      throw new IllegalArgumentException(k + " of " + of + " samples, " + passed + " passed");
    }
    double share = 1;
    for (int i = 0; i < k && share > 0; i++) {
      share *= Math.max(0, (double) (passed - i) / (of - i));
    }
    return share;
  }
}
