package ai.memories.evaluation.template;

import ai.memories.json.Json;
import ai.memories.json.JsonSyntaxException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * A text that is JSON with templates in its texts: a value with quotes or line ends in it stays one
 * text, and what is sent stays JSON. Immutable.
 */
final class PromptJson {
  private final Json source;
  private final List<Leaf> leaves;

  private record Leaf(Template template, Position at) {}

  private PromptJson(Json source, List<Leaf> leaves) {
    this.source = source;
    this.leaves = leaves;
  }

  /** Reads one; nothing if the text is no object and no list. */
  static Optional<PromptJson> read(String text, BiFunction<String, String, Template> compiler) {
    char first = text.isBlank() ? ' ' : text.stripLeading().charAt(0);
    if (first != '{' && first != '[') {
      return Optional.empty();
    }
    try {
      Json source = Json.parseStrict(text);
      return Optional.of(new PromptJson(source, leaves(text, compiler)));
    } catch (JsonSyntaxException e) {
      return Optional.empty(); // a text like any other
    }
  }

  private static List<Leaf> leaves(String text, BiFunction<String, String, Template> compiler) {
    List<Leaf> leaves = new ArrayList<>();
    try (JsonParser tokens = new JsonFactory().createParser(text)) {
      for (JsonToken token = tokens.nextToken(); token != null; token = tokens.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          var at =
              new Position(
                  tokens.currentTokenLocation().getLineNr(),
                  tokens.currentTokenLocation().getColumnNr());
          String value = tokens.getText();
          leaves.add(new Leaf(placed(at, () -> compiler.apply(value, "")), at));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return leaves;
  }

  /** The JSON with every template rendered, indented by two. */
  String render(Vars vars) {
    Queue<String> texts = new ArrayDeque<>();
    leaves.forEach(leaf -> texts.add(placed(leaf.at(), () -> leaf.template().render(vars))));
    return Json.of(filled(source.node(), texts)).pretty().stripTrailing();
  }

  /** Texts stand in a document in the order they are found in it. */
  private static JsonNode filled(JsonNode node, Queue<String> texts) {
    if (node.isTextual()) {
      return Json.nodes().textNode(texts.remove());
    } else if (node.isObject()) {
      ObjectNode copy = Json.object();
      node.properties().forEach(field -> copy.set(field.getKey(), filled(field.getValue(), texts)));
      return copy;
    } else if (node.isArray()) {
      ArrayNode copy = Json.nodes().arrayNode();
      Iterator<JsonNode> items = node.elements();
      items.forEachRemaining(item -> copy.add(filled(item, texts)));
      return copy;
    }
    return node;
  }

  private static <T> T placed(Position at, Supplier<T> rendering) {
    try {
      return rendering.get();
    } catch (TemplateException e) {
      throw e.inside(at);
    }
  }
}
