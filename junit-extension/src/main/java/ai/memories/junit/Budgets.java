package ai.memories.junit;

import ai.memories.evaluation.Wiring;
import ai.memories.pricing.BudgetScope;
import ai.memories.pricing.Limits;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The budgets of tests inside those of their classes, inside that of the run. */
final class Budgets {
  private Budgets() {}

  /** The budget of a test, all its invocations together, or of a class. */
  static BudgetScope of(ExtensionContext context, Attributes attributes, Wiring wiring) {
    ExtensionContext classContext = TestClasses.classContext(context);
    if (context.getTestMethod().isEmpty()) {
      return ofClass(classContext, wiring);
    }
    ExtensionContext method = TestClasses.methodContext(context);
    return scope(
        method,
        wiring,
        () ->
            ofClass(classContext, wiring)
                .child("test " + TestPlace.of(method).name(), attributes.limits()));
  }

  private static BudgetScope ofClass(ExtensionContext context, Wiring wiring) {
    return scope(
        context,
        wiring,
        () -> {
          Limits limits = Declarations.ofClass(context).limits();
          String name = "class " + TestPlace.of(context).name();
          Optional<ExtensionContext> outer =
              context.getParent().filter(parent -> parent.getTestClass().isPresent());
          return outer.isPresent()
              ? ofClass(outer.get(), wiring).child(name, limits)
              : wiring.scope(name, limits);
        });
  }

  private static BudgetScope scope(
      ExtensionContext context, Wiring wiring, Supplier<BudgetScope> maker) {
    return context
        .getStore(TestRun.NAMESPACE)
        .getOrComputeIfAbsent(
            List.of(BudgetScope.class, context.getUniqueId(), wiring),
            key -> maker.get(),
            BudgetScope.class);
  }
}
