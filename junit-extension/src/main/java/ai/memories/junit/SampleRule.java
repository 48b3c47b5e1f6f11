package ai.memories.junit;

import ai.memories.evaluation.statistics.PassRate;
import java.util.OptionalInt;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/**
 * What is demanded of the samples of a test.
 *
 * @param samples how many there are of each model
 * @param rate how many must pass
 * @param maxErrors how many may end in an error of the service
 */
record SampleRule(int samples, PassRate rate, int maxErrors) {

  /**
   * The rule of a test.
   *
   * @throws ExtensionConfigurationException if no outcome could satisfy it
   */
  static SampleRule of(Attributes attributes) {
    var rule =
        new SampleRule(
            attributes.sampleCount(),
            new PassRate(attributes.minPassRate().orElse(1), attributes.confidence()),
            attributes.maxErrors().orElse(0));
    rule.refuseHopeless(attributes.origin());
    return rule;
  }

  /** Whether a sample may fail without the test failing; if not, none needs to be counted. */
  boolean forgives() {
    return rate.rate() < 1 || maxErrors > 0;
  }

  private void refuseHopeless(String origin) {
    if (maxErrors >= samples) {
      throw new ExtensionConfigurationException(
          origin
              + ": maxErrors = "
              + maxErrors
              + " of samples = "
              + samples
              + " would leave nothing to judge; write fewer errors or more samples");
    }
    if (rate.needed(samples).isEmpty()) {
      OptionalInt fewest = rate.fewestSamples();
      throw new ExtensionConfigurationException(
          origin
              + ": samples = "
              + samples
              + " can never show minPassRate = "
              + rate.rate()
              + " at confidence = "
              + rate.confidence().orElse(0)
              + ", not even if all pass; "
              + (fewest.isPresent()
                  ? "write samples = " + fewest.getAsInt() + " or more, or a lower confidence"
                  : "no number of samples can: write a lower minPassRate or no confidence"));
    }
  }
}
