package ai.memories.junit;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/**
 * What {@link MemoriesTest} registers; registered in code, it does the same with what the builder
 * was told in the place of the annotation's attributes. It translates between JUnit and the engine
 * and keeps nothing itself. Immutable.
 *
 * <pre>{@code
 * class InvoiceTest {
 *   @RegisterExtension
 *   static final MemoriesExtension MEMORIES =
 *       MemoriesExtension.builder().models("gemini:gemini-2.5-flash").maxCost("0.05 USD").build();
 *
 *   @Test
 *   void reads_total(ChatModel model) {
 *     assertThat(model.chat("What is to be paid? …").text()).isEqualTo("1789.80");
 *   }
 * }
 * }</pre>
 */
public final class MemoriesExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        ParameterResolver,
        TestExecutionExceptionHandler,
        LifecycleMethodExecutionExceptionHandler,
        TestTemplateInvocationContextProvider {

  private final Optional<Attributes> told;

  /** For the annotation; JUnit calls it. */
  private MemoriesExtension() {
    told = Optional.empty();
  }

  MemoriesExtension(Attributes told) {
    this.told = Optional.of(told);
  }

  /** An extension to be configured; for a static field with {@code @RegisterExtension}. */
  public static MemoriesExtensionBuilder builder() {
    return new MemoriesExtensionBuilder();
  }

  /** What the builder was told; empty for the annotation's extension. */
  Optional<Attributes> told() {
    return told;
  }

  /** Where an annotation and a field both register one, the field's acts for both. */
  private boolean acts(ExtensionContext context) {
    return told.isPresent() || Registered.find(context).isEmpty();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (acts(context)) {
      TestClasses.lineage(context.getRequiredTestClass()).forEach(MethodCheck::refuseHidden);
      TestRun run = TestRun.of(context);
      run.wiring(Declarations.ofClass(context));
      CassettePath.refuseFile(run.cassettes(), TestPlace.of(context));
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (!acts(context)) {
      return;
    }
    if (told.isPresent() && Registered.find(context).isEmpty()) {
      throw new ExtensionConfigurationException(
          "the MemoriesExtension of "
              + TestClasses.name(context.getRequiredTestClass())
              + " is registered by a field that is not static: make it static, since"
              + " constructors and @BeforeAll need it too");
    }
    MethodCheck.refuseCompetitors(context.getRequiredTestMethod());
    LateAskers.begin(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (acts(context)) {
      LateAskers.end(context);
      TestEnding.ended(context);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (acts(context)) {
      ClassEnding.ended(context);
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return Injection.supports(parameter) && acts(context);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return Injection.resolve(parameter, context);
  }

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return acts(context) && context.getTestMethod().flatMap(Declarations::find).isPresent();
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    return Template.plan(context).invocations();
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable thrown)
      throws Throwable {
    throw judged(context, thrown);
  }

  @Override
  public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable thrown)
      throws Throwable {
    throw judged(context, thrown);
  }

  @Override
  public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable thrown)
      throws Throwable {
    throw judged(context, thrown);
  }

  private Throwable judged(ExtensionContext context, Throwable thrown) {
    return acts(context)
        ? Template.around(context).map(t -> t.failed(context, thrown)).orElse(thrown)
        : thrown;
  }
}
