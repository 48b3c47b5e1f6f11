package ai.memories.evaluation;

import ai.memories.evaluation.setting.RunMode;
import ai.memories.evaluation.setting.Settings;
import ai.memories.http.BaseUrl;
import ai.memories.pricing.Cost;
import ai.memories.pricing.Limits;
import java.util.Optional;

/**
 * What a run that can call out says before it does: where, why, and how much it may spend.
 *
 * <pre>{@code
 * Limits limits = Announcement.enforced(mode, settings);
 * log.info(Announcement.of(mode, settings, limits)); // mode live (-Dmemories.mode): calls …
 * }</pre>
 */
public final class Announcement {
  /** The most a run may spend that nobody gave a limit, in US dollars. */
  private static final Cost DEFAULT_MAX_COST = Cost.usd("1.00");

  private Announcement() {}

  /** The limits a run is held to: those somebody set, and a default on money where it calls out. */
  public static Limits enforced(RunMode mode, Settings settings) {
    Limits set = settings.limits();
    boolean defaulted =
        mode.mode().callsOut() && set.maxCost().isEmpty() && !settings.unlimitedCost();
    return defaulted ? set.withMaxCost(DEFAULT_MAX_COST) : set;
  }

  /** The line that says it. */
  public static String of(RunMode mode, Settings settings, Limits enforced) {
    String url = settings.baseUrl().orElse(BaseUrl.DEFAULT).toString();
    return "mode "
        + mode.mode()
        + " ("
        + mode.why()
        + "): calls "
        + url
        + "; limit "
        + limit(enforced.maxCost(), settings)
        + enforced.maxTokens().stream()
            .mapToObj(tokens -> ", " + tokens + " tokens")
            .findFirst()
            .orElse("");
  }

  private static String limit(Optional<Cost> cost, Settings settings) {
    if (cost.isEmpty()) {
      return "none";
    }
    return settings.limits().maxCost().isPresent()
        ? cost.get().toString()
        : cost.get() + " (the default; -Dmemories.maxCost sets another, \"none\" lifts it)";
  }
}
