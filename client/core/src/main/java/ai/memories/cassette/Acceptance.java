package ai.memories.cassette;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which recordings of a question are good enough to answer it.
 *
 * @param rules the match rules of the project
 * @param maxAge how old they may be, null for as old as they like
 * @param clock what tells their age
 */
record Acceptance(MatchRules rules, @Nullable MaxAge maxAge, Clock clock) {

  /** What speaks against a recording, to stand behind the name of its file. */
  Optional<String> objection(Recording recording) {
    if (!rules.include(recording.rules())) {
      return Optional.of(
          "was made under match rules that are gone ("
              + String.join(", ", recording.rules())
              + ")");
    }
    return maxAge != null && maxAge.missing() && isTooOld(recording)
        ? Optional.of(age(recording, maxAge))
        : Optional.empty();
  }

  /** What is to be said of a recording that is used all the same. */
  Optional<String> remark(Recording recording) {
    return maxAge != null && isTooOld(recording)
        ? Optional.of("the recording " + age(recording, maxAge) + "; record it anew")
        : Optional.empty();
  }

  boolean isTooOld(Recording recording) {
    return maxAge != null
        && Duration.between(recording.recorded(), clock.instant()).compareTo(maxAge.limit()) > 0;
  }

  private static String age(Recording recording, MaxAge maxAge) {
    return "is of "
        + LocalDate.ofInstant(recording.recorded(), ZoneOffset.UTC)
        + ", older than maxAge "
        + maxAge;
  }
}
