package ai.memories.evaluation.report;

import ai.memories.json.Json;
import ai.memories.pricing.Cost;
import ai.memories.pricing.Limits;
import ai.memories.pricing.Totals;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Limits and what some calls took, written so that they can be read back. What is no such thing is
 * refused by {@link IllegalArgumentException}.
 *
 * <pre>{@code
 * Json written = MeterJson.of(outcome.spent());
 * MeterJson.totals(written).equals(outcome.spent()); // true
 * }</pre>
 */
public final class MeterJson {

  private MeterJson() {}

  /** Writes what some calls took. */
  public static Json of(Totals totals) {
    ObjectNode node = Json.object();
    node.put("calls", totals.calls());
    node.put("inputTokens", totals.inputTokens());
    node.put("outputTokens", totals.outputTokens());
    node.put("totalTokens", totals.totalTokens());
    cost(node, totals.cost());
    node.put("knownCostUsd", totals.knownCost().usd());
    node.put("unknownCosts", totals.unknownCosts());
    node.put("overshoots", totals.overshoots());
    return Json.of(node);
  }

  /** Reads what some calls took. */
  public static Totals totals(Json written) {
    JsonNode node = written.node();
    return new Totals(
        node.required("calls").asLong(),
        node.required("inputTokens").asLong(),
        node.required("outputTokens").asLong(),
        node.required("totalTokens").asLong(),
        new Cost(node.required("knownCostUsd").decimalValue()),
        node.required("unknownCosts").asLong(),
        node.required("overshoots").asLong());
  }

  /** Writes limits. */
  public static Json of(Limits limits) {
    ObjectNode node = Json.object();
    cost(node, limits.maxCost());
    limits.maxTokens().ifPresentOrElse(n -> node.put("tokens", n), () -> node.putNull("tokens"));
    return Json.of(node);
  }

  /** Reads limits. */
  public static Limits limits(Json written) {
    JsonNode node = written.node();
    Limits limits =
        usd(node.required("costUsd"))
            .map(usd -> Limits.NONE.withMaxCost(new Cost(usd)))
            .orElse(Limits.NONE);
    JsonNode tokens = node.required("tokens");
    return tokens.isNumber() ? limits.withMaxTokens(tokens.asLong()) : limits;
  }

  static Optional<BigDecimal> usd(JsonNode node) {
    return node.isNumber() ? Optional.of(node.decimalValue()) : Optional.empty();
  }

  private static void cost(ObjectNode node, Optional<Cost> cost) {
    cost.ifPresentOrElse(c -> node.put("costUsd", c.usd()), () -> node.putNull("costUsd"));
  }
}
