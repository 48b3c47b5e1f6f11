package ai.memories.evaluation.statistics;

import java.util.Locale;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Whether two ways of answering the same questions differ: the exact test of McNemar. Only
 * questions that one of them alone got right say anything; were there no difference, each of them
 * would fall to either side like a coin. Immutable.
 *
 * <pre>{@code
 * new McNemar(1, 9).p(); // 0.0215
 * }</pre>
 *
 * @param firstOnly how many only the first got right
 * @param secondOnly how many only the second got right
 */
public record McNemar(int firstOnly, int secondOnly) {
  /** A difference is called shown if chance alone made one so great less often than this. */
  public static final double LEVEL = 0.05;

  /** Refuses negative counts. */
  public McNemar {
    if (firstOnly < 0 || secondOnly < 0) {
      throw new IllegalArgumentException(firstOnly + " and " + secondOnly);
    }
  }

  /** How often chance alone would make a difference at least as great, two-sided. */
  public double p() {
    int all = Math.addExact(firstOnly, secondOnly);
    if (all == 0) {
      return 1;
    }
    int fewer = Math.min(firstOnly, secondOnly);
    return Math.min(1, 2 * BinomialDistribution.of(all, 0.5).cumulativeProbability(fewer));
  }

  /** Whether a difference is shown. */
  public boolean shown() {
    return p() < LEVEL;
  }

  /** For people: {@code exact p = 0.021}, with {@code no difference shown} where so. */
  @Override
  public String toString() {
    double p = p();
    String number = p < 0.001 ? "exact p < 0.001" : String.format(Locale.ROOT, "exact p = %.3f", p);
    return number + (shown() ? "" : ", no difference shown");
  }
}
