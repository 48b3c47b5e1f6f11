package ai.memories.pricing;

import ai.memories.ModelId;
import ai.memories.Usage;
import java.math.BigDecimal;
import java.util.Optional;

/** Bounds and bills of calls that cost one cent a token. */
final class Calls {
  static final ModelId MODEL = ModelId.parse("test:cent-a-token");

  private Calls() {}

  static CallBound bound(long tokens) {
    return CallBound.of(MODEL, tokens, 0, cents(tokens));
  }

  static Cost cents(long cents) {
    return new Cost(BigDecimal.valueOf(cents, 2));
  }

  static Limits maxCents(long cents) {
    return Limits.NONE.withMaxCost(cents(cents));
  }

  static void settle(Reservation room, long tokens) {
    room.settle(Usage.of(tokens, 0), Optional.of(cents(tokens)));
  }
}
