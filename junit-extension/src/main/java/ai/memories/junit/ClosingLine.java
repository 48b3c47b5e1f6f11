package ai.memories.junit;

import ai.memories.http.ApiResponse.Origin;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Says at the end of a launch where all answers came from and what it would cost to record them
 * anew. It sums up what the tests have put into their reports. The JUnit launcher finds it by
 * itself; where no test asked a model it says nothing. Thread-safe.
 */
public final class ClosingLine implements LauncherSessionListener {
  private static final System.Logger LOG = System.getLogger("ai.memories.junit");

  private static final Set<String> SUMMED =
      Stream.concat(
              Arrays.stream(Origin.values()).map(CallTally::key),
              Stream.of(CallTally.MISSED, CallTally.COST, CallTally.UNUSED))
          .collect(Collectors.toUnmodifiableSet());

  private final Map<String, BigDecimal> sums = new ConcurrentHashMap<>();

  /** Called by the JUnit launcher. */
  public ClosingLine() {}

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    session
        .getLauncher()
        .registerTestExecutionListeners(
            new TestExecutionListener() {
              @Override
              public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
                add(entry.getKeyValuePairs());
              }
            });
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    line().ifPresent(line -> LOG.log(Level.INFO, line));
  }

  void add(Map<String, String> entries) {
    entries.forEach(
        (key, value) -> {
          if (!SUMMED.contains(key)) {
            return;
          }
          if (value.equals(CallTally.UNKNOWN)) {
            sums.merge(CallTally.UNKNOWN, BigDecimal.ONE, BigDecimal::add);
          } else {
            sums.merge(key, new BigDecimal(value), BigDecimal::add);
          }
        });
  }

  /** The line; empty where nothing was asked. */
  Optional<String> line() {
    if (sums.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "memories: "
            + count(CallTally.key(Origin.REPLAYED))
            + " replayed, "
            + count(CallTally.key(Origin.RECORDED))
            + " recorded, "
            + count(CallTally.key(Origin.LIVE))
            + " live, "
            + count(CallTally.MISSED)
            + " missed, "
            + count(CallTally.UNUSED)
            + " unused; to record all of it anew would cost "
            + sums.getOrDefault(CallTally.COST, BigDecimal.ZERO).toPlainString()
            + " USD"
            + (sums.containsKey(CallTally.UNKNOWN) ? " and what has no known price" : ""));
  }

  private String count(String key) {
    return sums.getOrDefault(key, BigDecimal.ZERO).toPlainString();
  }
}
