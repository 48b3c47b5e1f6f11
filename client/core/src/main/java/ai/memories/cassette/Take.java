package ai.memories.cassette;

/**
 * Which of the answers to one question.
 *
 * @param sample the sample's number as the runner gave it, from 1
 * @param occurrence from 1; above that only where repeats within a sample are told apart
 */
record Take(int sample, int occurrence) {

  Take {
    if (sample < 1 || occurrence < 1) {
      throw new IllegalArgumentException("samples and occurrences count from 1");
    }
  }

  static Take ofSample(int sample) {
    return new Take(sample, 1);
  }

  // Written out: what the compiler has linked for a record costs the first answer some
  // milliseconds.
  @Override
  public boolean equals(Object other) {
    return other instanceof Take that && sample == that.sample && occurrence == that.occurrence;
  }

  @Override
  public int hashCode() {
    return 31 * sample + occurrence;
  }

  /** As it stands in a file's name: nothing for the first of all. */
  String suffix() {
    if (occurrence > 1) {
      return "." + sample + "." + occurrence;
    }
    return sample > 1 ? "." + sample : "";
  }
}
