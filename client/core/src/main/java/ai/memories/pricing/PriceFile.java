package ai.memories.pricing;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** The bundled price resource, and prices as JSON. */
final class PriceFile {
  private static final String RESOURCE = "prices.json";
  private static final String ABOVE = "above200K";

  private PriceFile() {}

  static PriceList bundled() {
    try (InputStream in = PriceFile.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks its price list " + RESOURCE);
      }
      return read(Json.parseStrict(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("the bundled price list cannot be read", e);
    }
  }

  private static PriceList read(Json file) {
    Map<String, ModelPrice> models = new TreeMap<>();
    JsonNode prices = file.node().required("models");
    prices.fieldNames().forEachRemaining(id -> models.put(id, price(prices.required(id))));
    return new PriceList(LocalDate.parse(file.node().required("date").textValue()), models);
  }

  static ModelPrice price(JsonNode node) {
    TokenRate rate = rate(node);
    return node.has(ABOVE) ? new ModelPrice(rate, rate(node.get(ABOVE))) : ModelPrice.flat(rate);
  }

  private static TokenRate rate(JsonNode node) {
    return new TokenRate(
        node.required("input").decimalValue(), node.required("output").decimalValue());
  }

  static Json toJson(ModelPrice price) {
    ObjectNode node = rateNode(price.upTo200K());
    if (price.tiered()) {
      node.set(ABOVE, rateNode(price.above200K()));
    }
    return Json.of(node);
  }

  private static ObjectNode rateNode(TokenRate rate) {
    return Json.object()
        .put("input", rate.inputPerMillion())
        .put("output", rate.outputPerMillion());
  }
}
