package ai.memories.junit;

import ai.memories.cassette.CassetteMissException;
import ai.memories.pricing.BudgetScope;
import ai.memories.pricing.Overrun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.AssertionFailedError;

/** What is said and checked when a test has run. */
final class TestEnding {
  private TestEnding() {}

  static void ended(ExtensionContext context) {
    Asker asker = Asker.of(context);
    publish(context, asker);
    boolean passed = context.getExecutionException().isEmpty();
    Optional<CassetteMissException> swallowed = asker.firstMiss().filter(miss -> passed);
    ClassWatch.of(context).ended(context, passed && swallowed.isEmpty());
    if (swallowed.isPresent()) {
      throw swallowed.get();
    }
    Template.around(context).ifPresent(template -> template.ended(context));
    if (passed) {
      refuseOverruns(asker.budget());
    }
  }

  /** Tokens and money go into the test report, from where the closing line sums them up. */
  static void publish(ExtensionContext context, Asker asker) {
    Map<String, String> entries = asker.calls().entries();
    if (!entries.isEmpty()) {
      context.publishReportEntry(entries);
    }
  }

  /** A replayed prompt that grew passes its limit too, without a call. */
  static void refuseOverruns(BudgetScope budget) {
    refuse(budget.overruns());
  }

  static void refuse(List<Overrun> overruns) {
    if (!overruns.isEmpty()) {
      throw new AssertionFailedError(
          "over budget, at today's prices and what is replayed included: "
              + overruns.stream().map(Overrun::toString).collect(Collectors.joining("; ")));
    }
  }
}
