package ai.memories.pricing;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** A part of a run as it stands in the run's file. */
final class RunPartJson {
  private RunPartJson() {}

  static ObjectNode write(RunPart part) {
    ObjectNode node =
        Json.object().put("turn", part.turn()).put("unknownCosts", part.unknownCosts());
    part.meters()
        .forEach(
            (unit, meter) -> {
              ObjectNode of =
                  node.putObject(unit.name())
                      .put("spent", meter.spent())
                      .put("outstanding", meter.outstanding())
                      .put("recorded", meter.recorded());
              meter
                  .stop()
                  .ifPresent(stop -> of.put("reason", stop.reason().name()).put("why", stop.why()));
            });
    return node;
  }

  /**
   * Reads a part.
   *
   * @throws IllegalArgumentException if it is none
   */
  static RunPart read(JsonNode node) {
    Map<Amount.Unit, RunPart.Meter> meters = new EnumMap<>(Amount.Unit.class);
    for (Amount.Unit unit : Amount.Unit.values()) {
      if (node.has(unit.name())) {
        meters.put(unit, meter(node.get(unit.name())));
      }
    }
    return new RunPart(
        node.required("turn").longValue(), meters, node.required("unknownCosts").longValue());
  }

  private static RunPart.Meter meter(JsonNode node) {
    return new RunPart.Meter(
        node.required("spent").decimalValue(),
        node.required("outstanding").decimalValue(),
        node.required("recorded").decimalValue(),
        node.has("reason") ? Optional.of(stop(node)) : Optional.empty());
  }

  private static Gauge.Stop stop(JsonNode node) {
    return new Gauge.Stop(
        BudgetExceededException.Reason.valueOf(node.get("reason").textValue()),
        node.required("why").textValue());
  }
}
