package ai.memories.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A JSON value, treated as immutable by everyone who holds one. Two values are equal if their
 * canonical forms are: key order and the spelling of numbers do not count.
 *
 * <pre>{@code
 * Json invoice = Json.parse("{\"total\": 119.0, \"lines\": []}");
 * invoice.at("/total"); // Optional[119.0]
 * invoice.equals(Json.parse("{\"lines\": [], \"total\": 119}")); // true
 * }</pre>
 */
public final class Json {
  private static final JsonNodeFactory NODES = Trees.NODES;

  private final JsonNode node;

  private Json(JsonNode node) {
    this.node = node;
  }

  /** Wraps a node; the caller no longer changes it. */
  public static Json of(JsonNode node) {
    return new Json(node);
  }

  /** A text value. */
  public static Json text(String text) {
    return new Json(NODES.textNode(text));
  }

  /** The factory every node of ours comes from; it keeps decimals exact. */
  public static JsonNodeFactory nodes() {
    return NODES;
  }

  /** A new empty object of that factory. */
  public static ObjectNode object() {
    return NODES.objectNode();
  }

  /**
   * Reads exactly one value; of a duplicate key the last counts, as in JavaScript.
   *
   * @throws JsonSyntaxException with line and column
   */
  public static Json parse(String text) {
    return new Json(Trees.read(text, false));
  }

  /**
   * Reads exactly one value and refuses duplicate keys: for what people and we ourselves wrote.
   *
   * @throws JsonSyntaxException with line and column
   */
  public static Json parseStrict(String text) {
    return new Json(Trees.read(text, true));
  }

  /** The node itself, not to be changed. */
  public JsonNode node() {
    return node;
  }

  /** What stands at a JSON Pointer, if anything does. */
  public Optional<Json> at(String pointer) {
    JsonNode found = node.at(JsonPointer.compile(pointer));
    return found.isMissingNode() ? Optional.empty() : Optional.of(new Json(found));
  }

  /** One line, keys in their own order. */
  public String compact() {
    return Trees.write(node);
  }

  /** Several lines, indented by two, LF, keys in their own order. */
  public String pretty() {
    return Trees.pretty(node);
  }

  /**
   * The one spelling of this value: keys sorted by UTF-16 code unit, no white space, numbers in
   * scientific form.
   *
   * @throws IllegalArgumentException for a lone surrogate or a number out of bounds
   */
  public String canonical() {
    return CanonicalJson.write(node);
  }

  /** The canonical form as UTF-8, for digests. */
  public byte[] canonicalBytes() {
    return canonical().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Json that && canonical().equals(that.canonical());
  }

  @Override
  public int hashCode() {
    return canonical().hashCode();
  }

  /** The compact form. */
  @Override
  public String toString() {
    return compact();
  }
}
