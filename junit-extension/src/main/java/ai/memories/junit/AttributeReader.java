package ai.memories.junit;

import ai.memories.MemoriesException;
import ai.memories.ModelId;
import ai.memories.cassette.Mode;
import ai.memories.pricing.Cost;
import ai.memories.pricing.Limits;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Reads attributes, and refuses what they cannot be by naming place, attribute, value and fix. */
final class AttributeReader {
  private final String origin;

  AttributeReader(String origin) {
    this.origin = origin;
  }

  /** What an annotation says; a number that is not set counts as nothing. */
  static Attributes read(MemoriesTest said, String place) {
    var reader = new AttributeReader("@MemoriesTest on " + place);
    return new Attributes(
        reader.models(said.models()),
        isSet(said.samples()) ? reader.samples(said.samples()) : OptionalInt.empty(),
        isSet(said.minPassRate()) ? reader.minPassRate(said.minPassRate()) : OptionalDouble.empty(),
        isSet(said.confidence()) ? reader.confidence(said.confidence()) : OptionalDouble.empty(),
        isSet(said.maxErrors()) ? reader.maxErrors(said.maxErrors()) : OptionalInt.empty(),
        text(said.mode()).map(mode -> reader.parsed("mode", mode, Mode::parse)),
        said.repeats(),
        reader.limits(said),
        reader.origin);
  }

  private static boolean isSet(double number) {
    return number != MemoriesTest.UNSET;
  }

  private static Optional<String> text(String value) {
    return Optional.of(value).filter(text -> !text.isBlank());
  }

  private Limits limits(MemoriesTest said) {
    Limits limits = Limits.NONE;
    if (said.maxTokens() != MemoriesTest.UNSET) {
      limits = limits.withMaxTokens(tokens(said.maxTokens()));
    }
    return text(said.maxCost()).map(this::cost).map(limits::withMaxCost).orElse(limits);
  }

  List<ModelId> models(String... ids) {
    List<ModelId> models =
        Arrays.stream(ids).map(id -> parsed("models", id, ModelId::parse)).toList();
    if (models.stream().distinct().count() < models.size()) {
      throw refused("models", models, " names one twice: for several runs write samples");
    }
    return models;
  }

  OptionalInt samples(int count) {
    if (count < 1) {
      throw refused("samples", count, " must be 1 or more; leave it out for one");
    }
    return OptionalInt.of(count);
  }

  OptionalInt maxErrors(int count) {
    if (count < 0) {
      throw refused("maxErrors", count, " must be 0 or more");
    }
    return OptionalInt.of(count);
  }

  OptionalDouble minPassRate(double rate) {
    if (!(rate > 0 && rate <= 1)) {
      throw refused("minPassRate", rate, " must be above 0 and at most 1, such as 0.9");
    }
    return OptionalDouble.of(rate);
  }

  OptionalDouble confidence(double level) {
    if (!(level > 0 && level < 1)) {
      throw refused("confidence", level, " must be between 0 and 1, such as 0.95");
    }
    return OptionalDouble.of(level);
  }

  Cost cost(String text) {
    return parsed("maxCost", text, Cost::parse);
  }

  long tokens(long count) {
    if (count < 0) {
      throw refused("maxTokens", count, " must be 0 or more; leave it out for no limit");
    }
    return count;
  }

  private <T> T parsed(String attribute, String value, Function<String, T> parser) {
    try {
      return parser.apply(value);
    } catch (IllegalArgumentException | MemoriesException e) {
      throw refused(attribute, "\"" + value + "\"", ": " + e.getMessage());
    }
  }

  private ExtensionConfigurationException refused(String attribute, Object value, String why) {
    return new ExtensionConfigurationException(origin + ": " + attribute + " = " + value + why);
  }
}
