package ai.memories.evaluation;

import ai.memories.evaluation.report.MeterJson;
import ai.memories.evaluation.result.PriceJson;
import ai.memories.evaluation.result.PriceShift;
import ai.memories.evaluation.suite.Suite;
import ai.memories.json.Json;
import ai.memories.pricing.Amount;
import ai.memories.pricing.ModelPrice;
import ai.memories.pricing.Overrun;
import ai.memories.pricing.Totals;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the answers of a suite took, as if all were recorded now.
 *
 * @param asRecorded all of them
 * @param cases which budgets of single cases are passed, by their names
 * @param prices of the models that were asked, by their ids
 * @param shift what prices that changed since the baseline make of it
 */
record SuiteMeter(
    Totals asRecorded, List<Exceeded> cases, Map<String, ModelPrice> prices, PriceShift shift) {
  private static final Comparator<Exceeded> BY_NAME =
      Comparator.comparing(exceeded -> exceeded.overrun().toString());

  SuiteMeter {
    cases = cases.stream().sorted(BY_NAME).toList();
    prices = Map.copyOf(prices);
  }

  /** Both together: of two parts of the same suite. */
  SuiteMeter plus(SuiteMeter other) {
    Map<String, ModelPrice> all = new TreeMap<>(prices);
    all.putAll(other.prices);
    return new SuiteMeter(
        asRecorded.plus(other.asRecorded),
        Stream.concat(cases.stream(), other.cases.stream()).toList(),
        all,
        shift.plus(other.shift));
  }

  /** Which budgets are passed, the suite's own last. */
  List<Exceeded> exceeded(Suite suite) {
    List<Exceeded> all = new ArrayList<>(cases);
    Overrun.of("suite " + suite.name(), suite.budget(), asRecorded)
        .forEach(overrun -> all.add(Exceeded.of(overrun, shift)));
    return all;
  }

  ObjectNode json() {
    ObjectNode node = Json.object();
    node.set("asRecorded", MeterJson.of(asRecorded).node());
    ArrayNode passed = node.putArray("casesOverBudget");
    for (Exceeded exceeded : cases) {
      Overrun overrun = exceeded.overrun();
      ObjectNode one = passed.addObject();
      one.put("scope", overrun.scope()).put("unit", overrun.limit().unit().name());
      one.put("limit", overrun.limit().value());
      one.put("used", overrun.used().map(Amount::value).orElse(null));
      one.put("usedAtBaselinePrices", exceeded.before().map(Amount::value).orElse(null));
    }
    node.set("prices", PriceJson.of(new TreeMap<>(prices)).node());
    node.set("priceShift", PriceJson.of(shift).node());
    return node;
  }

  /** Reads what was written; anything else is an {@link IllegalArgumentException}. */
  static SuiteMeter of(JsonNode node) {
    List<Exceeded> cases = new ArrayList<>();
    for (JsonNode one : node.required("casesOverBudget")) {
      Amount.Unit unit = Amount.Unit.valueOf(one.required("unit").asText());
      BigDecimal limit = one.required("limit").decimalValue();
      cases.add(
          new Exceeded(
              new Overrun(
                  one.required("scope").asText(),
                  new Amount(limit, unit),
                  amount(one.required("used"), unit)),
              amount(one.required("usedAtBaselinePrices"), unit)));
    }
    return new SuiteMeter(
        MeterJson.totals(Json.of(node.required("asRecorded"))),
        cases,
        PriceJson.prices(Json.of(node.required("prices"))),
        PriceJson.shift(Json.of(node.required("priceShift"))));
  }

  private static Optional<Amount> amount(JsonNode value, Amount.Unit unit) {
    return value.isNumber()
        ? Optional.of(new Amount(value.decimalValue(), unit))
        : Optional.empty();
  }
}
