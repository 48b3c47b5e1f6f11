package ai.memories.junit;

import ai.memories.ModelId;
import ai.memories.cassette.Mode;
import ai.memories.cassette.Repeats;
import ai.memories.pricing.Limits;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What an annotation or a builder says, checked.
 *
 * @param models the models asked, none if it does not say
 * @param samples how many runs for each model
 * @param minPassRate which part of them must pass
 * @param confidence how sure that must be
 * @param maxErrors how many may end in an error of the service
 * @param mode where answers come from
 * @param repeats what a repeated request gets
 * @param limits of the class or test it stands on, and of that alone
 * @param origin what to call it, such as {@code @MemoriesTest on InvoiceTest}
 */
record Attributes(
    List<ModelId> models,
    OptionalInt samples,
    OptionalDouble minPassRate,
    OptionalDouble confidence,
    OptionalInt maxErrors,
    Optional<Mode> mode,
    Repeats repeats,
    Limits limits,
    String origin) {

  static final Attributes NONE =
      new Attributes(
          List.of(),
          OptionalInt.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          Repeats.SAME,
          Limits.NONE,
          "");

  Attributes {
    models = List.copyOf(models);
  }

  /** These, and where they say nothing, what stands farther away; limits are never taken over. */
  Attributes over(Attributes farther) {
    return new Attributes(
        models.isEmpty() ? farther.models : models,
        samples.isPresent() ? samples : farther.samples,
        minPassRate.isPresent() ? minPassRate : farther.minPassRate,
        confidence.isPresent() ? confidence : farther.confidence,
        maxErrors.isPresent() ? maxErrors : farther.maxErrors,
        mode.or(() -> farther.mode),
        repeats == Repeats.SAME ? farther.repeats : repeats,
        limits,
        mode.isPresent() || farther.mode.isEmpty() ? origin : farther.origin);
  }

  /** With the smaller limits of both. */
  Attributes within(Limits others) {
    return new Attributes(
        models,
        samples,
        minPassRate,
        confidence,
        maxErrors,
        mode,
        repeats,
        limits.min(others),
        origin);
  }

  int sampleCount() {
    return samples.orElse(1);
  }
}
