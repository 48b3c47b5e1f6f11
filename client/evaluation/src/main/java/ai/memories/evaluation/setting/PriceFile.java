package ai.memories.evaluation.setting;

import ai.memories.ModelId;
import ai.memories.evaluation.problem.Problems;
import ai.memories.evaluation.source.Located;
import ai.memories.pricing.ModelPrice;
import ai.memories.pricing.PriceList;
import ai.memories.pricing.TokenRate;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code prices.yaml}: a date, and per model US dollars per million tokens. */
final class PriceFile {
  private static final List<String> RATE_KEYS = List.of("input", "output");
  private static final List<String> MODEL_KEYS = List.of("input", "output", "above200K");

  private PriceFile() {}

  static PriceList over(PriceList bundled, Located file, Problems problems) {
    Keys root = Keys.of(file, "prices.yaml", List.of("date", "models"), problems);
    PriceList list = bundled.withPrices(models(root, problems));
    return root.text("date")
        .flatMap(text -> root.parsed("date", text, PriceFile::date))
        .map(list::withDate)
        .orElse(list);
  }

  private static Map<ModelId, ModelPrice> models(Keys root, Problems problems) {
    Map<ModelId, ModelPrice> prices = new LinkedHashMap<>();
    Optional<Located> models = root.get("models");
    if (models.isEmpty()) {
      return prices;
    }
    List<String> ids = new ArrayList<>();
    models.get().json().node().fieldNames().forEachRemaining(ids::add);
    Keys entries = Keys.of(models.get(), "\"models\"", ids, problems);
    for (String id : ids) {
      Optional<ModelId> model = entries.parsed(id, id, ModelId::parse);
      Optional<ModelPrice> price = entries.mapping(id, MODEL_KEYS).flatMap(PriceFile::price);
      if (model.isPresent() && price.isPresent()) {
        prices.put(model.get(), price.get());
      }
    }
    return prices;
  }

  private static Optional<ModelPrice> price(Keys keys) {
    Optional<TokenRate> rate = rate(keys);
    Optional<Keys> above = keys.mapping("above200K", RATE_KEYS);
    return above.isEmpty()
        ? rate.map(ModelPrice::flat)
        : rate.flatMap(lower -> rate(above.get()).map(upper -> new ModelPrice(lower, upper)));
  }

  private static Optional<TokenRate> rate(Keys keys) {
    Optional<BigDecimal> input = keys.amount("input");
    Optional<BigDecimal> output = keys.amount("output");
    return input.flatMap(in -> output.map(out -> new TokenRate(in, out)));
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("\"" + text + "\" is no date like 2026-11-23", e);
    }
  }
}
