package ai.memories.junit;

import ai.memories.MemoriesException;
import ai.memories.ModelId;
import ai.memories.cassette.Mode;
import ai.memories.pricing.Cost;
import ai.memories.pricing.Limits;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Reads attributes, and refuses what they cannot be by naming place, attribute, value and fix. */
final class AttributeReader {
  private final String origin;

  private AttributeReader(String origin) {
    this.origin = origin;
  }

  static Attributes read(MemoriesTest annotation, String place) {
    return new AttributeReader("@MemoriesTest on " + place).read(annotation);
  }

  private Attributes read(MemoriesTest annotation) {
    return new Attributes(
        Arrays.stream(annotation.models())
            .map(model -> parsed("models", model, ModelId::parse))
            .toList(),
        count("samples", annotation.samples(), 1, "1 or more; leave it out for one"),
        part("minPassRate", annotation.minPassRate(), true),
        part("confidence", annotation.confidence(), false),
        count("maxErrors", annotation.maxErrors(), 0, "0 or more"),
        text(annotation.mode()).map(mode -> parsed("mode", mode, Mode::parse)),
        annotation.repeats(),
        limits(annotation),
        origin);
  }

  private Limits limits(MemoriesTest annotation) {
    Limits limits =
        text(annotation.maxCost())
            .map(cost -> Limits.NONE.withMaxCost(parsed("maxCost", cost, Cost::parse)))
            .orElse(Limits.NONE);
    long tokens = annotation.maxTokens();
    if (tokens == MemoriesTest.UNSET) {
      return limits;
    }
    if (tokens < 0) {
      throw refused("maxTokens", tokens, "must be 0 or more; leave it out for no limit");
    }
    return limits.withMaxTokens(tokens);
  }

  private static Optional<String> text(String value) {
    return Optional.of(value).filter(text -> !text.isBlank());
  }

  private <T> T parsed(String attribute, String value, Function<String, T> parser) {
    try {
      return parser.apply(value);
    } catch (IllegalArgumentException | MemoriesException e) {
      throw refused(attribute, "\"" + value + "\"", ": " + e.getMessage());
    }
  }

  private OptionalInt count(String attribute, int value, int least, String wanted) {
    if (value == MemoriesTest.UNSET) {
      return OptionalInt.empty();
    }
    if (value < least) {
      throw refused(attribute, value, "must be " + wanted);
    }
    return OptionalInt.of(value);
  }

  private OptionalDouble part(String attribute, double value, boolean all) {
    if (value == MemoriesTest.UNSET) {
      return OptionalDouble.empty();
    }
    if (!(value > 0 && (value < 1 || (all && value == 1)))) {
      throw refused(
          attribute,
          value,
          all ? "must be above 0 and at most 1, such as 0.9" : "must be between 0 and 1, as 0.95");
    }
    return OptionalDouble.of(value);
  }

  private ExtensionConfigurationException refused(String attribute, Object value, String why) {
    String separator = why.startsWith(":") ? "" : " ";
    return new ExtensionConfigurationException(
        origin + ": " + attribute + " = " + value + separator + why);
  }
}
