package ai.memories.cassette;

import ai.memories.http.ApiResponse;
import ai.memories.http.ApiResponse.Origin;
import ai.memories.http.Exchange;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** Asks the service, and has its answer on disk before it hands it on. */
final class NewAnswers {
  private final Exchange service;
  private final Mode mode;
  private final RecordRun run;
  private final Acceptance acceptance;
  private final SecretScan secrets;
  private final Predicate<ApiResponse> worthKeeping;
  private final Executor disk;
  private final Clock clock;

  NewAnswers(
      Exchange service,
      Mode mode,
      RecordRun run,
      Acceptance acceptance,
      SecretScan secrets,
      Predicate<ApiResponse> worthKeeping,
      Executor disk) {
    this.service = service;
    this.mode = mode;
    this.run = run;
    this.acceptance = acceptance;
    this.secrets = secrets;
    this.worthKeeping = worthKeeping;
    this.disk = disk;
    this.clock = acceptance.clock();
  }

  /**
   * Asks.
   *
   * @param wanted cancelled when nobody waits for the answer any more
   */
  CompletableFuture<ApiResponse> ask(AskedQuestion asked, CompletableFuture<ApiResponse> wanted) {
    if (wanted.isDone()) {
      return wanted; // all who asked have cancelled meanwhile
    }
    var stream = new HeldStream();
    CompletableFuture<ApiResponse> call = service.send(stream.of(asked.request()));
    cancelTogether(wanted, call);
    return call.whenComplete(
            (answer, error) -> {
              if (error != null) {
                stream.release(asked.request());
              }
            })
        .thenApplyAsync(answer -> kept(asked, answer), disk);
  }

  /** Cancels a call with the future that is waited for. */
  static void cancelTogether(
      CompletableFuture<ApiResponse> wanted, CompletableFuture<ApiResponse> call) {
    var unused =
        wanted.whenComplete(
            (answer, error) -> {
              if (wanted.isCancelled()) {
                call.cancel(true);
              }
            });
  }

  private ApiResponse kept(AskedQuestion asked, ApiResponse answer) {
    Optional<KeptAnswer> worth =
        worthKeeping.test(answer) ? KeptAnswer.of(answer, acceptance.rules()) : Optional.empty();
    if (worth.isEmpty()) {
      return answer;
    }
    Recording recording = asked.recording(answer, worth.get(), clock.instant());
    CassetteDirectory directory = asked.directory();
    secrets.refuse(RecordingFormat.write(recording), directory.path());
    boolean anew = mode == Mode.RECORD && !run.hasPaidFor(asked.question());
    CassetteDirectory.Found found =
        directory.keep(new NewRecording(asked.slug(), recording, anew, acceptance));
    if (mode == Mode.RECORD) {
      run.paidFor(asked.question());
    }
    return found
        .recording()
        .response()
        .withAttempts(answer.attempts())
        .withRecording(Origin.RECORDED, found.file());
  }
}
