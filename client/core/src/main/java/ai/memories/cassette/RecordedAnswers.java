package ai.memories.cassette;

import ai.memories.http.ApiResponse;
import ai.memories.http.ApiResponse.Origin;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The answers that are there already, as far as the mode and the run let them count. */
final class RecordedAnswers {
  private final Mode mode;
  private final RecordRun run;
  private final Acceptance acceptance;
  private final SecretScan secrets;
  private final MissMessage misses;
  private final AtomicLong tooOld = new AtomicLong();

  RecordedAnswers(
      Mode mode, RecordRun run, Acceptance acceptance, SecretScan secrets, MissMessage misses) {
    this.mode = mode;
    this.run = run;
    this.acceptance = acceptance;
    this.secrets = secrets;
    this.misses = misses;
  }

  /** How many answers so far came from recordings that are older than they should be. */
  long tooOld() {
    return tooOld.get();
  }

  /**
   * The recorded answer to a question that is never asked.
   *
   * @throws CassetteMissException if there is none
   */
  ApiResponse replayed(AskedQuestion asked) {
    Optional<CassetteDirectory.Found> found = asked.find();
    Optional<String> objection = found.isPresent() ? objection(found.get()) : Optional.empty();
    if (found.isEmpty() || objection.isPresent()) {
      throw misses.of(asked, objection);
    }
    return answer(found.get());
  }

  /**
   * The recorded answer, or none where the service is to be asked: then a recording can be written,
   * and may be.
   */
  Optional<ApiResponse> answer(AskedQuestion asked) {
    boolean paidInThisRun = mode == Mode.RECORD && run.hasPaidFor(asked.question());
    Optional<CassetteDirectory.Found> usable =
        (mode != Mode.RECORD || paidInThisRun
                ? asked.find()
                : Optional.<CassetteDirectory.Found>empty())
            .filter(found -> objection(found).isEmpty());
    if (usable.isEmpty()) {
      asked.directory().prepare(asked);
      secrets.refuse(asked.normal().form(), asked.directory().path());
    } else if (paidInThisRun) {
      asked.directory().noteRecorded(asked.slug(), usable.get());
    }
    return usable.map(this::answer);
  }

  private Optional<String> objection(CassetteDirectory.Found found) {
    Optional<String> objection = acceptance.objection(found.recording());
    return objection.isEmpty()
        ? objection
        : Optional.of("the one in " + found.file() + " " + objection.get());
  }

  private ApiResponse answer(CassetteDirectory.Found found) {
    ApiResponse answer = found.recording().response().withRecording(Origin.REPLAYED, found.file());
    Optional<String> remark = acceptance.remark(found.recording());
    if (remark.isEmpty()) {
      return answer;
    }
    tooOld.incrementAndGet();
    return answer.withNote(remark.get());
  }
}
