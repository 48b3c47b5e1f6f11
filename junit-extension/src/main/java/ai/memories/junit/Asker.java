package ai.memories.junit;

import ai.memories.ModelId;
import ai.memories.cassette.CassetteMissException;
import ai.memories.client.ChatModel;
import ai.memories.evaluation.Wiring;
import ai.memories.http.CallContext;
import ai.memories.pricing.BudgetScope;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Who asks: one run of a test, or a class outside of its tests. Knows where its recordings lie and
 * whom its calls count for. Lives in the store of its context. Thread-safe.
 */
final class Asker {
  private final TestPlace place;
  private final Attributes attributes;
  private final Optional<ModelId> provider;
  private final Wiring wiring;
  private final BudgetScope budget;
  private final Optional<Sample> drawn;
  private final int index;
  private final int total;
  private final CallContext call;
  private final CallTally calls = new CallTally();
  private final Queue<CassetteMissException> misses = new ConcurrentLinkedQueue<>();

  private Asker(ExtensionContext context) {
    TestRun run = TestRun.of(context);
    place = TestPlace.of(context);
    attributes = Declarations.of(context);
    provider = run.provider();
    wiring = run.wiring(attributes);
    budget = Budgets.of(context, attributes, wiring);
    drawn = Template.sample(context);
    int repetitions = Invocation.repetitions(context);
    total = drawn.map(Sample::total).orElse(repetitions);
    index =
        drawn
            .map(Sample::index)
            .orElseGet(() -> repetitions == 1 ? 1 : Invocation.index(context).orElse(1));
    call =
        new CallContext(
            place.name() + suffix(context, drawn), place.directory(), place.slug(), index);
  }

  /** The asker of a context, the same whoever asks for it. */
  static Asker of(ExtensionContext context) {
    return context
        .getStore(TestRun.NAMESPACE)
        .getOrComputeIfAbsent(
            List.of(Asker.class, context.getUniqueId()), key -> new Asker(context), Asker.class);
  }

  /**
   * The model asked where the test names none.
   *
   * @throws ExtensionConfigurationException if nothing says which
   */
  ModelId model() {
    if (drawn.isPresent()) {
      return drawn.get().model();
    }
    if (attributes.models().size() > 1) {
      throw new ExtensionConfigurationException(
          attributes.origin()
              + ": of the "
              + attributes.models().size()
              + " models none can be chosen for "
              + place.name()
              + ": put @MemoriesTest on the method in the place of @Test, then it runs with each"
              + " model, or take a MemoriesClient");
    }
    return attributes.models().stream()
        .findFirst()
        .or(() -> provider)
        .orElseThrow(
            () ->
                new ExtensionConfigurationException(
                    "no model for "
                        + place.name()
                        + ": name one as models of @MemoriesTest, or as provider in"
                        + " src/test/memories/memories.yaml, for example"
                        + " gemini:gemini-2.5-flash"));
  }

  Sample sample() {
    return drawn.orElseGet(() -> new Sample(model(), index, total));
  }

  BudgetScope budget() {
    return budget;
  }

  Wiring wiring() {
    return wiring;
  }

  /** A model that asks on this one's behalf. */
  ChatModel model(ModelId id) {
    return wiring.model(id, Optional.empty(), call, budget, attributes.repeats());
  }

  /** Invocations have names of their own, since each counts its repeats for itself. */
  private static String suffix(ExtensionContext context, Optional<Sample> drawn) {
    return drawn
        .map(sample -> " (" + sample + ")")
        .or(() -> Invocation.index(context).map(index -> " [" + index + "]"))
        .orElse("");
  }

  void missed(CassetteMissException miss) {
    misses.add(miss);
    calls.missed();
  }

  /** What its calls came to so far. */
  CallTally calls() {
    return calls;
  }

  /** The first miss, also where the code under test has caught it. */
  Optional<CassetteMissException> firstMiss() {
    return Optional.ofNullable(misses.peek());
  }

  /** A client that asks on behalf of whoever is asking at that time. */
  static Function<ModelId, ChatModel> models(CurrentAsker asker) {
    return id -> new AskedModel(asker, Optional.of(id));
  }
}
