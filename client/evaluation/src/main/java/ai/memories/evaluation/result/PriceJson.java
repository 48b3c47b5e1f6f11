package ai.memories.evaluation.result;

import ai.memories.json.Json;
import ai.memories.pricing.ModelPrice;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Prices and their changes, written so that they can be read back. What is no such thing is refused
 * by {@link IllegalArgumentException}.
 *
 * <pre>{@code
 * ModelPrice price = ModelPrice.flat(TokenRate.usd("0.30", "2.50"));
 * Json written = PriceJson.of(Map.of("gemini:gemini-2.5-flash", price));
 * PriceJson.prices(written); // the same prices
 * }</pre>
 */
public final class PriceJson {

  private PriceJson() {}

  /** Writes prices by the ids of their models. */
  public static Json of(Map<String, ModelPrice> prices) {
    ObjectNode node = Json.object();
    prices.forEach((model, price) -> node.set(model, price.toJson().node()));
    return Json.of(node);
  }

  /** Reads prices. */
  public static Map<String, ModelPrice> prices(Json written) {
    Map<String, ModelPrice> prices = new TreeMap<>();
    written
        .node()
        .properties()
        .forEach(one -> prices.put(one.getKey(), ModelPrice.of(Json.of(one.getValue()))));
    return prices;
  }

  /** Writes what changed prices come to. */
  public static Json of(PriceShift shift) {
    ObjectNode node = Json.object();
    ArrayNode changes = node.putArray("changes");
    for (PriceChange change : shift.changes()) {
      ObjectNode one = changes.addObject().put("model", change.model());
      one.set("before", change.before().toJson().node());
      change
          .now()
          .ifPresentOrElse(now -> one.set("now", now.toJson().node()), () -> one.putNull("now"));
    }
    node.set("costUsd", shift.costs().toJson().node());
    return Json.of(node);
  }

  /** Reads what changed prices come to. */
  public static PriceShift shift(Json written) {
    JsonNode node = written.node();
    List<PriceChange> changes = new ArrayList<>();
    node.required("changes").forEach(one -> changes.add(change(one)));
    return new PriceShift(changes, Difference.of(Json.of(node.required("costUsd"))));
  }

  private static PriceChange change(JsonNode node) {
    JsonNode now = node.required("now");
    return new PriceChange(
        node.required("model").asText(),
        ModelPrice.of(Json.of(node.required("before"))),
        now.isNull() ? Optional.empty() : Optional.of(ModelPrice.of(Json.of(now))));
  }
}
