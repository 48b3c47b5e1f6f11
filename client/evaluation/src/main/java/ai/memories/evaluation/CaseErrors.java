package ai.memories.evaluation;

import ai.memories.MemoriesException;
import ai.memories.cassette.CassetteException;
import ai.memories.cassette.CassetteMissException;
import ai.memories.evaluation.result.CaseError;
import ai.memories.evaluation.result.CaseError.Kind;
import ai.memories.evaluation.result.Verdict;
import ai.memories.http.ApiException;
import ai.memories.http.ProtocolException;
import ai.memories.http.RateLimitException;
import ai.memories.http.TransportException;
import ai.memories.pricing.BudgetExceededException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Says of an exception what kind of error the case has. */
final class CaseErrors {

  private static final Set<Kind> NOT_ASKED = EnumSet.of(Kind.BUDGET, Kind.FAIL_FAST);

  private CaseErrors() {}

  static CaseError of(MemoriesException e) {
    if (e instanceof ApiException api) {
      Kind kind = e instanceof RateLimitException ? Kind.RATE_LIMIT : Kind.SERVICE;
      return new CaseError(
          kind,
          OptionalInt.of(api.status()),
          Optional.of(api.code()).filter(code -> !code.isEmpty()),
          e.getMessage());
    }
    return CaseError.of(kind(e), e.getMessage());
  }

  /** Says the same of a grader's call. */
  static CaseError ofGrader(MemoriesException e) {
    CaseError error = of(e);
    return new CaseError(
        error.kind(),
        error.status(),
        error.code(),
        "the grader gave no answer: " + error.message());
  }

  /** What an error makes of a case: of one that nobody was asked for, not even that. */
  static Verdict verdict(CaseError error) {
    return NOT_ASKED.contains(error.kind()) ? Verdict.NOT_RUN : Verdict.ERRORED;
  }

  private static Kind kind(MemoriesException e) {
    if (e instanceof CassetteMissException) {
      return Kind.MISS;
    }
    if (e instanceof CassetteException) {
      return Kind.CASSETTE;
    }
    if (e instanceof BudgetExceededException) {
      return Kind.BUDGET;
    }
    if (e instanceof TransportException) {
      return Kind.TRANSPORT;
    }
    return e instanceof ProtocolException ? Kind.PROTOCOL : Kind.REQUEST;
  }
}
