package ai.memories.junit;

import ai.memories.Usage;
import ai.memories.cassette.CassetteTally;
import ai.memories.client.ChatResponse;
import ai.memories.evaluation.result.RunOutcome;
import ai.memories.http.ApiResponse.Origin;
import ai.memories.pricing.Cost;
import ai.memories.pricing.Totals;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the calls of one asker came to. Thread-safe. */
final class CallTally {
  static final String PREFIX = "memories.";
  static final String UNUSED = PREFIX + "unused";
  static final String MISSED = PREFIX + "missed";
  static final String INPUT_TOKENS = PREFIX + "inputTokens";
  static final String OUTPUT_TOKENS = PREFIX + "outputTokens";
  static final String COST = PREFIX + "costUsd";
  static final String UNKNOWN = "unknown";

  private final Map<Origin, Integer> answered = new EnumMap<>(Origin.class);
  private int missed;
  private int unused;
  private long inputTokens;
  private long outputTokens;
  private Optional<Cost> cost = Optional.of(Cost.ZERO);

  synchronized void answered(ChatResponse answer) {
    answered.merge(answer.origin(), 1, Integer::sum);
    inputTokens += answer.usage().map(Usage::inputTokens).orElse(0L);
    outputTokens += answer.usage().map(Usage::outputTokens).orElse(0L);
    cost = cost.flatMap(sum -> answer.cost().map(sum::plus));
  }

  synchronized void missed() {
    missed++;
  }

  /** Suites that ran as this test. */
  synchronized void suites(RunOutcome outcome) {
    CassetteTally tally = outcome.answers();
    count(Origin.REPLAYED, tally.replayed());
    count(Origin.RECORDED, tally.recorded());
    count(Origin.LIVE, tally.live());
    missed += Math.toIntExact(tally.missed());
    unused += outcome.unusedRecordings();
    Totals totals = outcome.asRecorded();
    inputTokens += totals.inputTokens();
    outputTokens += totals.outputTokens();
    cost = cost.flatMap(sum -> totals.cost().map(sum::plus));
  }

  private void count(Origin origin, long calls) {
    if (calls > 0) {
      answered.merge(origin, Math.toIntExact(calls), Integer::sum);
    }
  }

  /** The name under which a report counts answers of an origin. */
  static String key(Origin origin) {
    return PREFIX + origin.name().toLowerCase(Locale.ROOT);
  }

  /** For a test report; empty where nothing was asked. */
  synchronized Map<String, String> entries() {
    Map<String, String> entries = new LinkedHashMap<>();
    answered.forEach((origin, count) -> entries.put(key(origin), count.toString()));
    if (missed > 0) {
      entries.put(MISSED, Integer.toString(missed));
    }
    if (unused > 0) {
      entries.put(UNUSED, Integer.toString(unused));
    }
    if (!answered.isEmpty()) {
      entries.put(INPUT_TOKENS, Long.toString(inputTokens));
      entries.put(OUTPUT_TOKENS, Long.toString(outputTokens));
      entries.put(COST, cost.map(sum -> sum.usd().toPlainString()).orElse(UNKNOWN));
    }
    return entries;
  }
}
