package ai.memories.pricing;

import ai.memories.ModelId;
import ai.memories.Usage;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Dated prices by full model id. The bundled list holds the tables of the vendor's API page; prices
 * of one's own replace those of single models. Immutable.
 *
 * <pre>{@code
 * PriceList prices = PriceList.bundled()
 *     .withPrices(Map.of(flash, ModelPrice.flat(TokenRate.usd("0.25", "2"))));
 * prices.cost(flash, usage);
 * }</pre>
 */
public final class PriceList {
  private static final PriceList BUNDLED = PriceFile.bundled();

  private final LocalDate date;
  private final Map<String, ModelPrice> models;

  PriceList(LocalDate date, Map<String, ModelPrice> models) {
    this.date = date;
    this.models = Collections.unmodifiableMap(new TreeMap<>(models));
  }

  /** The vendor's prices as they were on the list's date. */
  public static PriceList bundled() {
    return BUNDLED;
  }

  /** With other prices for these models, and the same for all others. */
  public PriceList withPrices(Map<ModelId, ModelPrice> prices) {
    Map<String, ModelPrice> merged = new TreeMap<>(models);
    prices.forEach((model, price) -> merged.put(model.toString(), price));
    return new PriceList(date, merged);
  }

  /** With the date of prices of one's own. */
  public PriceList withDate(LocalDate newDate) {
    return new PriceList(newDate, models);
  }

  /** The day these prices were read. */
  public LocalDate date() {
    return date;
  }

  /** The price of a model, empty where none is known. */
  public Optional<ModelPrice> price(ModelId model) {
    return Optional.ofNullable(models.get(model.toString()));
  }

  /** What a call cost, empty where the model's price is not known: never zero for that reason. */
  public Optional<Cost> cost(ModelId model, Usage usage) {
    return price(model).map(price -> price.cost(usage));
  }

  /** The priced model whose id is nearest to a misspelt one, if any is near. */
  public Optional<String> nearest(ModelId model) {
    return NearestName.of(model.toString(), models.keySet());
  }

  /**
   * A hash of all prices, for the record of a run: equal prices have equal hashes, whatever their
   * date or the spelling of their numbers.
   */
  public String hash() {
    ObjectNode all = Json.object();
    models.forEach((model, price) -> all.set(model, PriceFile.toJson(price).node()));
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Json.of(all).canonicalBytes());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
