package ai.memories.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A schema inside a schema as the validator sees it: references followed, keywords without effect
 * left out.
 */
final class SchemaNode {
  /** A chain of references that is longer leads nowhere. */
  private static final int MAX_REFERENCES = 100;

  private static final int MAX_DEPTH = 100;

  /** Beside alternatives these say nothing of the answer. */
  private static final Set<GeminiKeyword> WORDS =
      Set.of(
          GeminiKeyword.TYPE,
          GeminiKeyword.TITLE,
          GeminiKeyword.DESCRIPTION,
          GeminiKeyword.DEFAULT,
          GeminiKeyword.EXAMPLE,
          GeminiKeyword.NULLABLE,
          GeminiKeyword.ANY_OF,
          GeminiKeyword.DEFS);

  private final JsonNode root;
  private final JsonNode node;
  private final boolean nullable;
  private final Optional<GeminiType> type;

  private SchemaNode(JsonNode root, JsonNode node, boolean nullable) {
    this.root = root;
    this.node = node;
    this.nullable = nullable;
    boolean besideAnyOf = GeminiTree.has(node, "anyOf") && GeminiMapping.isTypeBesideAnyOf(node);
    this.type = besideAnyOf ? Optional.empty() : GeminiType.of(node);
  }

  static SchemaNode root(ResponseSchema schema) {
    return of(schema.json().node(), schema.json().node());
  }

  private static SchemaNode of(JsonNode root, JsonNode written) {
    JsonNode node = written;
    boolean nullable = node.path("nullable").asBoolean();
    for (int i = 0; i < MAX_REFERENCES && GeminiTree.has(node, "$ref"); i++) {
      node = LocalRef.target(root, node.get("$ref").textValue());
      nullable |= node.path("nullable").asBoolean();
    }
    return new SchemaNode(root, node, nullable);
  }

  /** The node references lead to; the same object for the same place. */
  JsonNode node() {
    return node;
  }

  boolean nullable() {
    return nullable;
  }

  /** The same without null. */
  SchemaNode withoutNull() {
    return new SchemaNode(root, node, false);
  }

  Optional<GeminiType> type() {
    return type;
  }

  /** Whether a keyword stands here and says anything of an answer. */
  boolean has(String keyword) {
    return GeminiTree.has(node, keyword)
        && GeminiKeyword.of(keyword)
            .filter(known -> type.map(known::hasEffectOn).orElse(true))
            .isPresent();
  }

  /** The value of a keyword that has an effect, else a missing node. */
  JsonNode get(String keyword) {
    return has(keyword) ? node.get(keyword) : node.path("");
  }

  /** A schema below a keyword. */
  Optional<SchemaNode> child(String keyword) {
    return has(keyword) ? Optional.of(of(root, node.get(keyword))) : Optional.empty();
  }

  SchemaNode property(String name) {
    return of(root, get("properties").get(name));
  }

  Set<String> properties() {
    Set<String> names = new LinkedHashSet<>();
    get("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  Set<String> texts(String keyword) {
    Set<String> texts = new LinkedHashSet<>();
    get(keyword).forEach(text -> texts.add(text.asText()));
    return texts;
  }

  /** The order properties are written in: the one asked for, else the schema's own. */
  List<String> order() {
    return List.copyOf(has("propertyOrdering") ? texts("propertyOrdering") : properties());
  }

  List<SchemaNode> alternatives() {
    List<SchemaNode> alternatives = new ArrayList<>();
    get("anyOf").forEach(alternative -> alternatives.add(of(root, alternative)));
    return alternatives;
  }

  /** Whether it says nothing of an answer but that it fits one of its alternatives. */
  boolean isOnlyAlternatives() {
    if (!has("anyOf") || type.isPresent()) {
      return false;
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      Optional<GeminiKeyword> keyword = GeminiKeyword.of(entry.getKey());
      if (keyword.filter(k -> !WORDS.contains(k)).isPresent() && has(entry.getKey())) {
        return false;
      }
    }
    return true;
  }

  /** Every property that is named for this place of an answer, also by an alternative. */
  Set<String> named() {
    return named(MAX_DEPTH);
  }

  private Set<String> named(int depth) {
    Set<String> named = properties();
    if (depth > 0) {
      alternatives().forEach(alternative -> named.addAll(alternative.named(depth - 1)));
    }
    return named;
  }
}
