package ai.memories.junit;

import ai.memories.ModelId;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** A method that is the test itself: models × samples. Lives in the store of the method. */
final class Template {
  private final List<Sample> samples;

  private Template(List<Sample> samples) {
    this.samples = samples;
  }

  /** Plans the runs of a method, before the first of them. */
  static Template plan(ExtensionContext context) {
    Method method = context.getRequiredTestMethod();
    MethodCheck.refuseCompetitors(method);
    Attributes attributes = Declarations.of(context);
    List<ModelId> models =
        attributes.models().isEmpty()
            ? TestRun.of(context).provider().map(List::of).orElseThrow(() -> noModel(method))
            : attributes.models();
    var template = new Template(Invocation.samples(models, attributes.sampleCount()));
    context.getStore(TestRun.NAMESPACE).put(key(context), template);
    return template;
  }

  Stream<TestTemplateInvocationContext> invocations() {
    return samples.stream().map(SampleInvocation::new);
  }

  /** The sample an invocation is; empty for a test of another kind. */
  static Optional<Sample> sample(ExtensionContext context) {
    ExtensionContext method = TestClasses.methodContext(context);
    Template template = method.getStore(TestRun.NAMESPACE).get(key(method), Template.class);
    return Optional.ofNullable(template)
        .flatMap(t -> Invocation.index(context).map(index -> t.samples.get(index - 1)));
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
