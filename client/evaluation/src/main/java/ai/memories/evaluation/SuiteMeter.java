package ai.memories.evaluation;

import ai.memories.evaluation.report.MeterJson;
import ai.memories.evaluation.suite.Suite;
import ai.memories.json.Json;
import ai.memories.pricing.Amount;
import ai.memories.pricing.Overrun;
import ai.memories.pricing.Totals;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the answers of a suite took, as if all were recorded now.
 *
 * @param asRecorded all of them
 * @param cases which budgets of single cases are passed, by their names
 */
record SuiteMeter(Totals asRecorded, List<Overrun> cases) {

  SuiteMeter {
    cases = cases.stream().sorted(Comparator.comparing(Overrun::toString)).toList();
  }

  /** Both together: of two parts of the same suite. */
  SuiteMeter plus(SuiteMeter other) {
    return new SuiteMeter(
        asRecorded.plus(other.asRecorded),
        Stream.concat(cases.stream(), other.cases.stream()).toList());
  }

  /** Which budgets are passed, the suite's own last. */
  List<Overrun> overruns(Suite suite) {
    List<Overrun> all = new ArrayList<>(cases);
    all.addAll(Overrun.of("suite " + suite.name(), suite.budget(), asRecorded));
    return all;
  }

  ObjectNode json() {
    ObjectNode node = Json.object();
    node.set("asRecorded", MeterJson.of(asRecorded).node());
    ArrayNode passed = node.putArray("casesOverBudget");
    for (Overrun overrun : cases) {
      ObjectNode one = passed.addObject();
      one.put("scope", overrun.scope()).put("unit", overrun.limit().unit().name());
      one.put("limit", overrun.limit().value());
      one.put("used", overrun.used().map(Amount::value).orElse(null));
    }
    return node;
  }

  /** Reads what was written; anything else is an {@link IllegalArgumentException}. */
  static SuiteMeter of(JsonNode node) {
    List<Overrun> cases = new ArrayList<>();
    for (JsonNode one : node.required("casesOverBudget")) {
      Amount.Unit unit = Amount.Unit.valueOf(one.required("unit").asText());
      BigDecimal limit = one.required("limit").decimalValue();
      JsonNode used = one.required("used");
      cases.add(
          new Overrun(
              one.required("scope").asText(),
              new Amount(limit, unit),
              used.isNumber()
                  ? Optional.of(new Amount(used.decimalValue(), unit))
                  : Optional.empty()));
    }
    return new SuiteMeter(MeterJson.totals(Json.of(node.required("asRecorded"))), cases);
  }
}
