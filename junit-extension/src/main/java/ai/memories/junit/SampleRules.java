package ai.memories.junit;

import ai.memories.evaluation.statistics.SampleRule;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Reads what is demanded of the samples of a test. */
final class SampleRules {
  private SampleRules() {}

  /**
   * The rule of a test.
   *
   * @throws ExtensionConfigurationException if no outcome could satisfy it
   */
  static SampleRule of(Attributes attributes) {
    var rule =
        new SampleRule(
            attributes.sampleCount(),
            decimal(attributes.minPassRate()).orElse(BigDecimal.ONE),
            decimal(attributes.confidence()),
            attributes.maxErrors().orElse(0));
    if (rule.maxErrors() >= rule.samples()) {
      throw refused(
          attributes,
          "maxErrors = "
              + rule.maxErrors()
              + " of samples = "
              + rule.samples()
              + " would leave nothing to judge; write fewer errors or more samples");
    }
    rule.impossible()
        .ifPresent(
            why -> {
              throw refused(attributes, "samples = " + rule.samples() + ": " + why);
            });
    return rule;
  }

  /** Whether a sample may fail without the test failing; if not, each fails for itself. */
  static boolean forgives(SampleRule rule) {
    return rule.passRate().compareTo(BigDecimal.ONE) < 0 || rule.maxErrors() > 0;
  }

  private static Optional<BigDecimal> decimal(OptionalDouble number) {
    return number.isPresent()
        ? Optional.of(BigDecimal.valueOf(number.getAsDouble()))
        : Optional.empty();
  }

  private static ExtensionConfigurationException refused(Attributes attributes, String why) {
    return new ExtensionConfigurationException(attributes.origin() + ": " + why);
  }
}
