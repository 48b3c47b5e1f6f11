package ai.memories.junit;

import ai.memories.ModelId;
import ai.memories.cassette.Mode;
import ai.memories.cassette.Repeats;
import ai.memories.pricing.Cost;
import ai.memories.pricing.Limits;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Configures a {@link MemoriesExtension}, with the words of {@link MemoriesTest}; got by {@link
 * MemoriesExtension#builder()}. Not thread-safe.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final MemoriesExtension MEMORIES =
 *     MemoriesExtension.builder()
 *         .models("gemini:gemini-2.5-flash", "gemini:gemini-2.5-pro")
 *         .samples(10)
 *         .minPassRate(0.9)
 *         .maxCost("0.05 USD")
 *         .build();
 * }</pre>
 */
public final class MemoriesExtensionBuilder {
  private List<ModelId> models = List.of();
  private OptionalInt samples = OptionalInt.empty();
  private OptionalDouble minPassRate = OptionalDouble.empty();
  private OptionalDouble confidence = OptionalDouble.empty();
  private OptionalInt maxErrors = OptionalInt.empty();
  private Optional<Mode> mode = Optional.empty();
  private Repeats repeats = Repeats.SAME;
  private Limits limits = Limits.NONE;

  private final AttributeReader reader = new AttributeReader("MemoriesExtension");

  MemoriesExtensionBuilder() {}

  /** The models asked, such as {@code gemini:gemini-2.5-flash}. */
  public MemoriesExtensionBuilder models(String... ids) {
    models = reader.models(ids);
    return this;
  }

  /** The models asked. */
  public MemoriesExtensionBuilder models(ModelId... ids) {
    return models(Arrays.stream(ids).map(ModelId::toString).toArray(String[]::new));
  }

  /** How often a method with {@link MemoriesTest} runs for each model, from 1. */
  public MemoriesExtensionBuilder samples(int count) {
    samples = reader.samples(count);
    return this;
  }

  /** Which part of the samples must pass, above 0 to 1. */
  public MemoriesExtensionBuilder minPassRate(double rate) {
    minPassRate = reader.minPassRate(rate);
    return this;
  }

  /** How sure it must be that the true pass rate is not below that, between 0 and 1. */
  public MemoriesExtensionBuilder confidence(double level) {
    confidence = reader.confidence(level);
    return this;
  }

  /** How many samples of a model may end in an error of the service. */
  public MemoriesExtensionBuilder maxErrors(int count) {
    maxErrors = reader.maxErrors(count);
    return this;
  }

  /** Where answers come from, if nothing stronger says otherwise. */
  public MemoriesExtensionBuilder mode(Mode newMode) {
    mode = Optional.of(newMode);
    return this;
  }

  /** What a request gets that is made again in the same test. */
  public MemoriesExtensionBuilder repeats(Repeats newRepeats) {
    repeats = newRepeats;
    return this;
  }

  /** The most money all tests of the class may take together, such as {@code 0.05 USD}. */
  public MemoriesExtensionBuilder maxCost(String cost) {
    return maxCost(reader.cost(cost));
  }

  /** The most money all tests of the class may take together. */
  public MemoriesExtensionBuilder maxCost(Cost cost) {
    limits = limits.withMaxCost(cost);
    return this;
  }

  /** The most tokens all tests of the class may take together. */
  public MemoriesExtensionBuilder maxTokens(long tokens) {
    limits = limits.withMaxTokens(reader.tokens(tokens));
    return this;
  }

  /** The extension. */
  public MemoriesExtension build() {
    return new MemoriesExtension(
        new Attributes(
            models,
            samples,
            minPassRate,
            confidence,
            maxErrors,
            mode,
            repeats,
            limits,
            "MemoriesExtension"));
  }
}
