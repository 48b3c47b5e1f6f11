package ai.memories.junit;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/**
 * What {@link MemoriesTest} registers. It translates between JUnit and the engine and keeps nothing
 * itself. Thread-safe.
 */
public final class MemoriesExtension
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        ParameterResolver,
        TestTemplateInvocationContextProvider {

  private MemoriesExtension() {}

  @Override
  public void beforeAll(ExtensionContext context) {
    TestClasses.lineage(context.getRequiredTestClass()).forEach(MethodCheck::refuseHidden);
    TestRun run = TestRun.of(context);
    run.wiring(Declarations.ofClass(context));
    CassettePath.refuseFile(run.cassettes(), TestPlace.of(context));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    MethodCheck.refuseCompetitors(context.getRequiredTestMethod());
    LateAskers.begin(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    LateAskers.end(context);
    if (context.getExecutionException().isEmpty()) {
      Asker.of(context)
          .firstMiss()
          .ifPresent(
              miss -> {
                throw miss;
              });
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return Injection.supports(parameter);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return Injection.resolve(parameter, context);
  }

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    Optional<Method> method = context.getTestMethod();
    return method.flatMap(Declarations::find).isPresent();
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    return Template.plan(context).invocations();
  }
}
