package ai.memories.evaluation.baseline;

import ai.memories.ModelId;
import ai.memories.evaluation.problem.ConfigurationException;
import ai.memories.evaluation.problem.Location;
import ai.memories.evaluation.problem.Problem;
import ai.memories.evaluation.result.JsonLine;
import ai.memories.json.Json;
import ai.memories.json.JsonSyntaxException;
import ai.memories.pricing.ModelPrice;
import ai.memories.schema.ResponseSchema;
import ai.memories.schema.SchemaException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a baseline line by line: first the distinct responseSchemas and the prices of the models,
 * then the cases in the order of their names. To be closed; not thread-safe.
 */
final class BaselineFile implements Iterator<BaselineCase>, Closeable {
  static final String SCHEMA = "responseSchema";
  static final String SCHEMA_HASH = "sha256";
  private static final String MODEL = "model";
  private static final String PRICE = "price";

  private static final List<String> CONFLICT = List.of("<<<<<<<", "|||||||", "=======", ">>>>>>>");
  private static final String CURE =
      "unresolved merge conflict: keep either side of the file (git checkout --ours -- %s), replay"
          + " the suites (memories:evaluate) and accept anew (memories:baseline)";
  private static final String ANEW = "; accept the suite anew (memories:baseline)";

  private final String suite;
  private final String shown;
  private final BufferedReader reader;
  private final Map<String, ResponseSchema> schemas = new TreeMap<>();
  private final Map<ModelId, ModelPrice> prices = new LinkedHashMap<>();
  private int number;
  private @Nullable BaselineCase next;

  private BaselineFile(Path file, String shown, String suite) throws IOException {
    this.suite = suite;
    this.shown = shown;
    this.reader = Files.newBufferedReader(file);
  }

  /**
   * Opens a baseline and reads its schemas and prices.
   *
   * @param shown the file as messages name it
   * @throws ConfigurationException if it is none, here or while reading on
   */
  static BaselineFile open(Path file, String shown, String suite) throws IOException {
    var baseline = new BaselineFile(file, shown, suite);
    try {
      baseline.next = baseline.read();
      return baseline;
    } catch (RuntimeException e) {
      baseline.close();
      throw e;
    }
  }

  /** The responseSchemas by digest. */
  Map<String, ResponseSchema> schemas() {
    return schemas;
  }

  /** The prices its cases had, by model. */
  Map<ModelId, ModelPrice> prices() {
    return prices;
  }

  /** The name of the next case. */
  Optional<CaseKey> key() {
    return Optional.ofNullable(next).map(BaselineCase::key);
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public BaselineCase next() {
    BaselineCase current = next;
    if (current == null) {
      throw new NoSuchElementException();
    }
    next = read();
    if (next != null && next.key().compareTo(current.key()) <= 0) {
      throw problem("the cases are not in the order of their names" + ANEW);
    }
    return current;
  }

  private @Nullable BaselineCase read() {
    for (String line = line(); line != null; line = line()) {
      Json json = parse(line);
      if (json.node().has(SCHEMA)) {
        schema(json.node());
      } else if (json.node().has(PRICE)) {
        price(json.node());
      } else {
        return baselineCase(json);
      }
    }
    return null;
  }

  private @Nullable String line() {
    try {
      String line = reader.readLine();
      number++;
      if (line != null && CONFLICT.stream().anyMatch(line::startsWith)) {
        throw problem(CURE.formatted(shown));
      }
      return line;
    } catch (CharacterCodingException e) {
      throw problem("not UTF-8" + ANEW);
    } catch (IOException e) {
      throw problem("cannot be read: " + e.getMessage());
    }
  }

  private Json parse(String line) {
    try {
      Json json = Json.parse(line);
      if (json.node() instanceof ObjectNode) {
        return json;
      }
      throw problem("a line of a baseline must be a JSON object" + ANEW);
    } catch (JsonSyntaxException e) {
      throw problem("no JSON: " + e.getMessage() + ANEW);
    }
  }

  private BaselineCase baselineCase(Json json) {
    try {
      BaselineCase found = BaselineCase.of(suite, json);
      found.verify();
      return found;
    } catch (IllegalArgumentException e) {
      throw problem("no case of a run: " + e.getMessage() + ANEW);
    }
  }

  private void schema(JsonNode line) {
    try {
      ResponseSchema schema = ResponseSchema.of(Json.of(line.get(SCHEMA)));
      schemas.put(line.path(SCHEMA_HASH).asText(), schema);
    } catch (SchemaException e) {
      throw problem(e.getMessage() + ANEW);
    }
  }

  private void price(JsonNode line) {
    try {
      prices.put(ModelId.parse(line.path(MODEL).asText()), ModelPrice.of(Json.of(line.get(PRICE))));
    } catch (IllegalArgumentException e) {
      throw problem("no price of a model: " + e.getMessage() + ANEW);
    }
  }

  private ConfigurationException problem(String message) {
    return new ConfigurationException(
        Problem.error(new Location(shown, Math.max(1, number), 1), message));
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }

  /** The line of a schema. */
  static String line(String hash, Json schema) {
    ObjectNode line = Json.object().put(SCHEMA_HASH, hash);
    line.set(SCHEMA, schema.node());
    return JsonLine.of(Json.of(line));
  }

  /** The line of a price. */
  static String line(String model, ModelPrice price) {
    ObjectNode line = Json.object().put(MODEL, model);
    line.set(PRICE, price.toJson().node());
    return JsonLine.of(Json.of(line));
  }
}
