package ai.memories.junit;

import ai.memories.ModelId;
import ai.memories.evaluation.statistics.SampleRule;
import ai.memories.junit.SampleTally.Outcome;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * A method that is the test itself: models × samples, and the verdict on them. Lives in the store
 * of the method, which JUnit closes when all samples have run, in whatever order. Thread-safe.
 */
final class Template extends StoredResource {
  private final List<Sample> samples;
  private final SampleRule rule;
  private final Map<ModelId, SampleTally> tallies = new LinkedHashMap<>();

  private Template(List<Sample> samples, SampleRule rule) {
    this.samples = samples;
    this.rule = rule;
    samples.forEach(sample -> tallies.computeIfAbsent(sample.model(), m -> new SampleTally(rule)));
  }

  /** Plans the runs of a method, before the first of them. */
  static Template plan(ExtensionContext context) {
    Method method = context.getRequiredTestMethod();
    MethodCheck.refuseCompetitors(method);
    Attributes attributes = Declarations.of(context);
    SampleRule rule = SampleRules.of(attributes);
    List<ModelId> models =
        attributes.models().isEmpty()
            ? TestRun.of(context).provider().map(List::of).orElseThrow(() -> noModel(method))
            : attributes.models();
    var template = new Template(Invocation.samples(models, rule.samples()), rule);
    context.getStore(TestRun.NAMESPACE).put(key(context), template);
    return template;
  }

  Stream<TestTemplateInvocationContext> invocations() {
    return samples.stream().map(SampleInvocation::new);
  }

  /** How many runs there are. */
  int size() {
    return samples.size();
  }

  /** The template an invocation is of; empty for a test of another kind. */
  static Optional<Template> around(ExtensionContext context) {
    ExtensionContext method = TestClasses.methodContext(context);
    return Optional.ofNullable(method.getStore(TestRun.NAMESPACE).get(key(method), Template.class));
  }

  /** The sample an invocation is; empty for a test of another kind. */
  static Optional<Sample> sample(ExtensionContext context) {
    return around(context).flatMap(template -> template.sampleOf(context));
  }

  private Optional<Sample> sampleOf(ExtensionContext invocation) {
    return Invocation.index(invocation).map(index -> samples.get(index - 1));
  }

  /** What JUnit shall report of a failure: of a sample that may fail, that it was aborted. */
  Throwable failed(ExtensionContext invocation, Throwable thrown) {
    Optional<Sample> sample = sampleOf(invocation);
    if (sample.isEmpty()) {
      return thrown;
    }
    Outcome outcome = SampleFailure.of(thrown);
    SampleTally tally = tally(sample.get());
    if (outcome == Outcome.ERRORED) {
      tally.noteError(sample.get(), String.valueOf(thrown.getMessage()));
    } else {
      tally.note(sample.get(), outcome);
    }
    boolean forgiven = outcome == Outcome.FAILED || outcome == Outcome.ERRORED;
    return SampleRules.forgives(rule) && forgiven
        ? new TestAbortedException(sample.get() + " did not pass: " + thrown.getMessage(), thrown)
        : thrown;
  }

  /** An invocation has ended; with a failure that nobody told us of, or without one. */
  void ended(ExtensionContext invocation) {
    sampleOf(invocation)
        .ifPresent(
            sample ->
                tally(sample)
                    .note(
                        sample,
                        invocation
                            .getExecutionException()
                            .map(thrown -> Outcome.BROKEN)
                            .orElse(Outcome.PASSED)));
  }

  private SampleTally tally(Sample sample) {
    return Objects.requireNonNull(tallies.get(sample.model()));
  }

  /**
   * All samples have run.
   *
   * @throws AssertionFailedError if too few passed
   */
  @Override
  public void close() {
    if (!SampleRules.forgives(rule)) {
      return; // what failed has failed by itself
    }
    String failures =
        tallies.entrySet().stream()
            .flatMap(
                entry ->
                    entry.getValue().failure().stream()
                        .map(failure -> entry.getKey().name() + ": " + failure))
            .collect(Collectors.joining("\n"));
    if (!failures.isEmpty()) {
      throw new AssertionFailedError(failures);
    }
  }

  private static List<Object> key(ExtensionContext method) {
    return List.of(Template.class, method.getUniqueId());
  }

  private static ExtensionConfigurationException noModel(Method method) {
    return new ExtensionConfigurationException(
        "@MemoriesTest on "
            + Declarations.place(method)
            + ": no model: write models = \"gemini:gemini-2.5-flash\", or name a provider in"
            + " src/test/memories/memories.yaml");
  }
}
