package ai.memories.evaluation;

import ai.memories.MemoriesException;
import ai.memories.cassette.Cassette;
import ai.memories.cassette.CassetteExchange;
import ai.memories.cassette.CassetteMissException;
import ai.memories.cassette.MaxAge;
import ai.memories.client.ChatRequest;
import ai.memories.client.ChatResponse;
import ai.memories.client.MemoriesClient;
import ai.memories.evaluation.assertion.Answer;
import ai.memories.evaluation.setting.ProjectConfig;
import ai.memories.evaluation.suite.EvalCase;
import ai.memories.evaluation.suite.GraderCall;
import ai.memories.evaluation.suite.Provider;
import ai.memories.evaluation.suite.TestCase;
import ai.memories.http.ApiRequest;
import ai.memories.http.ApiResponse;
import ai.memories.http.CallContext;
import ai.memories.http.Endpoint;
import ai.memories.http.Exchange;
import ai.memories.pricing.Ledger;
import ai.memories.pricing.Limits;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks up what is recorded, beside the run: nothing is called, counted, or marked as used.
 * Thread-safe.
 */
final class Recordings implements AutoCloseable {
  private final ProjectConfig config;
  private final Cassette cassette;
  private final Endpoint usual;
  private final Optional<MaxAge> maxAge;
  private final Ledger nobody = Ledger.of(Limits.NONE);
  private final Map<Endpoint, MemoriesClient> clients = new EnumMap<>(Endpoint.class);
  private final AnswerJudge judge;
  private final Consumer<ApiRequest> missed;

  /**
   * The recordings of a project.
   *
   * @param usual the door of calls that name none
   * @param maxAge how old a recording may be
   * @param judge makes of a recorded answer what assertions see
   * @param missed told of each request there is no recording for
   */
  Recordings(
      ProjectConfig config,
      Path cassettes,
      Endpoint usual,
      Optional<MaxAge> maxAge,
      AnswerJudge judge,
      Consumer<ApiRequest> missed) {
    this.config = config;
    this.cassette = Cassette.at(cassettes);
    this.usual = usual;
    this.maxAge = maxAge;
    this.judge = judge;
    this.missed = missed;
  }

  /** Whether a sample of the case has no recording that can be used, or a grader of it has none. */
  boolean missing(EvalCase evalCase) {
    for (int sample = 1; sample <= evalCase.samples(); sample++) {
      EvalCase one = evalCase.withSample(sample);
      Optional<ChatResponse> answer = find(one);
      if (answer.isEmpty()
          || graders(one, answer.get()).stream().anyMatch(call -> find(call).isEmpty())) {
        return true;
      }
    }
    return false;
  }

  /** What graders are asked about a recorded answer. */
  List<GraderCall> graders(EvalCase evalCase, ChatResponse answer) {
    return AnswerJudge.judges(evalCase, answer)
        ? graders(evalCase, judge.answer(answer))
        : List.of();
  }

  /** What graders would be asked about an answer. */
  static List<GraderCall> graders(EvalCase evalCase, Answer answer) {
    TestCase test = evalCase.test();
    return test.assertions().asks()
        ? test.assertions().questions(answer, test.values()).stream()
            .map(evalCase::grading)
            .toList()
        : List.of();
  }

  /** The recorded answer to a question, if there is one. */
  Optional<ChatResponse> find(EvalCase evalCase) {
    return find(evalCase.provider(), evalCase.context(), evalCase::request);
  }

  /** What a grader said to a question, if that is recorded. */
  Optional<ChatResponse> find(GraderCall call) {
    return find(call.provider(), call.context(), call::request);
  }

  private Optional<ChatResponse> find(
      Provider provider, CallContext context, Supplier<ChatRequest> request) {
    try {
      return Optional.of(
          client(provider.endpoint().orElse(usual))
              .model(provider.model(), context, nobody.run())
              .chatAsync(request.get())
              .join());
    } catch (CompletionException e) {
      if (e.getCause() instanceof MemoriesException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private synchronized MemoriesClient client(Endpoint endpoint) {
    return clients.computeIfAbsent(
        endpoint,
        door ->
            MemoriesClient.builder()
                .environment(name -> null)
                .endpoint(door)
                .prices(config.prices())
                .exchange(Recordings::refuse)
                .around(this::replayed)
                .build());
  }

  private Exchange replayed(Exchange service) {
    var builder = CassetteExchange.builder(service, cassette).rules(config.rules());
    maxAge.ifPresent(builder::maxAge);
    Exchange recorded = builder.withoutExplanations().build();
    return request -> recorded.send(request).whenComplete((answer, e) -> note(request, e));
  }

  private void note(ApiRequest request, @Nullable Throwable e) {
    if (e instanceof CassetteMissException
        || (e instanceof CompletionException && e.getCause() instanceof CassetteMissException)) {
      missed.accept(request);
    }
  }

  private static CompletableFuture<ApiResponse> refuse(ApiRequest request) {
    throw new IllegalStateException("a look-up calls nobody");
  }

  @Override
  public synchronized void close() {
    clients.values().forEach(MemoriesClient::close);
  }
}
