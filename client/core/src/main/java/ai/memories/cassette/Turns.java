package ai.memories.cassette;

import ai.memories.http.ApiResponse;
import ai.memories.http.ApiResponse.Origin;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Lets one of all threads and processes of this machine ask the service a question; the others take
 * its answer, or what it records. So a question is paid for once, whoever asks it at the same time.
 */
final class Turns {
  /** How long to wait before looking again for the answer another process is getting. */
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS);

  private final Path root;
  private final RecordedAnswers recorded;
  private final NewAnswers asked;
  private final Counter counter;
  private final Executor disk;
  private final SharedCalls<String> calls = new SharedCalls<>();

  Turns(Path root, RecordedAnswers recorded, NewAnswers asked, Counter counter, Executor disk) {
    this.root = root;
    this.recorded = recorded;
    this.asked = asked;
    this.counter = counter;
    this.disk = disk;
  }

  /** What a look at the recordings gives: an answer, or the right to ask, or neither by now. */
  private record Look(Optional<ApiResponse> answer, Optional<Claims.Claim> claim) {}

  /** The answer to a question, which all who ask it at one time share. */
  CompletableFuture<ApiResponse> answer(AskedQuestion question) {
    return calls.join(
        question.question().line(),
        wanted -> answer(question, wanted),
        Turns::joined,
        counter::count);
  }

  /** Nothing more is paid for those who only joined a call. */
  private static ApiResponse joined(ApiResponse answer) {
    return answer.origin() == Origin.RECORDED && answer.recording().isPresent()
        ? answer.withRecording(Origin.REPLAYED, answer.recording().get())
        : answer;
  }

  /**
   * The recorded answer, or the service's when its turn has come.
   *
   * @param wanted cancelled when nobody waits for the answer any more
   */
  private CompletableFuture<ApiResponse> answer(
      AskedQuestion question, CompletableFuture<ApiResponse> wanted) {
    return CompletableFuture.supplyAsync(() -> look(question), disk)
        .thenCompose(
            look -> {
              if (look.answer().isPresent()) {
                return CompletableFuture.completedFuture(look.answer().get());
              }
              return look.claim().isPresent()
                  ? asked.ask(question, wanted).whenComplete((a, e) -> look.claim().get().close())
                  : again(question, wanted);
            });
  }

  private Look look(AskedQuestion question) {
    Optional<ApiResponse> answer = recorded.answer(question);
    if (answer.isPresent()) {
      return new Look(answer, Optional.empty());
    }
    Optional<Claims.Claim> claim = Claims.take(root, question.question());
    if (claim.isEmpty()) {
      return new Look(Optional.empty(), claim);
    }
    try {
      Optional<ApiResponse> meanwhile = recorded.answer(question); // between look and claim
      meanwhile.ifPresent(found -> claim.get().close());
      return new Look(meanwhile, claim);
    } catch (RuntimeException | Error e) {
      claim.get().close();
      throw e;
    }
  }

  /** Somebody else is asking just that: the answer will be in the recordings. */
  private CompletableFuture<ApiResponse> again(
      AskedQuestion question, CompletableFuture<ApiResponse> wanted) {
    return wanted.isDone()
        ? wanted
        : CompletableFuture.runAsync(() -> {}, LATER).thenCompose(now -> answer(question, wanted));
  }
}
