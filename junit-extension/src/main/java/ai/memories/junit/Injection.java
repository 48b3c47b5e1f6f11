package ai.memories.junit;

import ai.memories.client.ChatModel;
import ai.memories.client.MemoriesClient;
import java.lang.reflect.Constructor;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** Gives parameters their values, by type. */
final class Injection {
  private static final Set<Class<?>> TYPES =
      Set.of(ChatModel.class, MemoriesClient.class, Budget.class, Sample.class);

  private Injection() {}

  static boolean supports(ParameterContext parameter) {
    return TYPES.contains(parameter.getParameter().getType());
  }

  static Object resolve(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    if (type == Budget.class) {
      return new Budget(Asker.of(context).budget());
    }
    if (type == Sample.class) {
      return sample(parameter, context);
    }
    CurrentAsker asker = asker(parameter, context);
    return type == ChatModel.class
        ? new AskedModel(asker, Optional.empty())
        : Asker.of(context).wiring().client(Asker.models(asker));
  }

  private static CurrentAsker asker(ParameterContext parameter, ExtensionContext context) {
    if (context.getTestMethod().isEmpty()) {
      boolean constructor = parameter.getDeclaringExecutable() instanceof Constructor;
      return LateAskers.of(context, constructor);
    }
    Asker asker = Asker.of(context);
    if (parameter.getParameter().getType() == ChatModel.class) {
      asker.model(); // says now where there is none
    }
    return () -> asker;
  }

  private static Sample sample(ParameterContext parameter, ExtensionContext context) {
    if (context.getTestMethod().isEmpty()) {
      throw new ParameterResolutionException(
          "a Sample cannot be injected into "
              + parameter.getDeclaringExecutable()
              + ": which one it is, is known only to a test; take it as a parameter of the test"
              + " method, or of @BeforeEach or @AfterEach");
    }
    return Asker.of(context).sample();
  }
}
