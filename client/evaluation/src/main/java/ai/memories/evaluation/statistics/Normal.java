package ai.memories.evaluation.statistics;

/** The standard normal distribution, to the precision of a double. */
final class Normal {
  /** Beyond this a double no longer tells the probability from 1. */
  private static final double FARTHEST = 8.3;

  private Normal() {}

  /** How many standard deviations to both sides hold this part of the distribution. */
  static double twoSided(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "a confidence lies between 0 and 1, such as 0.95, and is not " + confidence);
    }
    double low = 0;
    double high = FARTHEST;
    while (true) {
      double middle = (low + high) / 2;
      if (middle <= low || middle >= high) {
        return middle;
      }
      if (within(middle) < confidence) {
        low = middle;
      } else {
        high = middle;
      }
    }
  }

  /** The part of the distribution within x standard deviations to both sides, by Marsaglia 2004. */
  private static double within(double x) {
    double term = x;
    double sum = x;
    for (int k = 3; sum + term != sum; k += 2) {
      term *= x * x / k;
      sum += term;
    }
    return 2 * sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }
}
