package ai.memories.evaluation.suite;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many samples are taken by those who say nothing, and by all. Immutable.
 *
 * <pre>{@code
 * SampleCount ten = new SampleCount(OptionalInt.empty(), OptionalInt.of(10)); // -Dmemories.repeat=10
 * Optional<Suite> suite = reader.withSamples(ten).read(file, problems);
 * }</pre>
 *
 * @param usual where a suite says nothing; the project's own default
 * @param forced whatever a suite says; the wish of who runs it
 */
public record SampleCount(OptionalInt usual, OptionalInt forced) {
  /** Each suite says so itself. */
  public static final SampleCount AS_WRITTEN =
      new SampleCount(OptionalInt.empty(), OptionalInt.empty());

  Repeat over(Repeat written) {
    Optional<Integer> samples =
        forced.isPresent() ? Optional.of(forced.getAsInt()) : written.samples();
    return new Repeat(
        samples.or(() -> usual.stream().boxed().findFirst()),
        written.passRate(),
        written.confidence(),
        written.maxErrors(),
        written.location());
  }
}
