package ai.memories.evaluation;

import ai.memories.MemoriesException;
import ai.memories.cassette.CassetteException;
import ai.memories.cassette.CassetteMissException;
import ai.memories.evaluation.result.CaseError;
import ai.memories.evaluation.result.CaseError.Kind;
import ai.memories.http.ApiException;
import ai.memories.http.ProtocolException;
import ai.memories.http.RateLimitException;
import ai.memories.http.TransportException;
import ai.memories.pricing.BudgetExceededException;
import java.util.Optional;
import java.util.OptionalInt;

/** Says of an exception what kind of error the case has. */
final class CaseErrors {

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
