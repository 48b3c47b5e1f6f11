package ai.memories.evaluation.assertion;

import ai.memories.evaluation.template.Template;
import ai.memories.evaluation.template.TemplateException;
import ai.memories.evaluation.template.Vars;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A JSON value whose texts may be templates. Only a text with two opening braces, or a brace and a
 * percent sign, is one, so that schemas and regular expressions are left alone. Immutable.
 */
sealed interface JsonTemplate {

  /**
   * The value for these variables.
   *
   * @throws InvalidAssertionException with the pointer of the text that cannot be rendered
   */
  JsonNode render(Vars vars);

  /** Whether it is the same for all variables. */
  default boolean constant() {
    return this instanceof Fixed;
  }

  /**
   * Reads a value.
   *
   * @param compiler makes a template of a text and its pointer
   * @throws InvalidAssertionException with the pointer of the text that is no template
   */
  static JsonTemplate of(
      JsonNode node, String pointer, BiFunction<String, String, Template> compiler) {
    if (isPlain(node)) {
      return new Fixed(node);
    }
    return switch (node.getNodeType()) {
      case OBJECT -> members(node, pointer, compiler);
      case ARRAY -> items(node, pointer, compiler);
      default -> text(node, pointer, compiler);
    };
  }

  /** Whether there is no template anywhere in it, as in most values. */
  private static boolean isPlain(JsonNode node) {
    if (node.isTextual()) {
      return isPlain(node.textValue());
    }
    for (JsonNode part : node) {
      if (!isPlain(part)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(String text) {
    return !text.contains("{{") && !text.contains("{%");
  }

  private static JsonTemplate text(
      JsonNode node, String pointer, BiFunction<String, String, Template> compiler) {
    try {
      return new Text(compiler.apply(node.textValue(), pointer), pointer);
    } catch (TemplateException e) {
      throw unreadable(pointer, e);
    }
  }

  private static JsonTemplate members(
      JsonNode node, String pointer, BiFunction<String, String, Template> compiler) {
    Map<String, JsonTemplate> members = new LinkedHashMap<>();
    node.properties()
        .forEach(
            field -> {
              String key = field.getKey();
              members.put(key, of(field.getValue(), child(pointer, key), compiler));
            });
    return new Members(members);
  }

  private static JsonTemplate items(
      JsonNode node, String pointer, BiFunction<String, String, Template> compiler) {
    List<JsonTemplate> items = new ArrayList<>();
    for (JsonNode item : node) {
      items.add(of(item, pointer + "/" + items.size(), compiler));
    }
    return new Items(items);
  }

  /** The pointer of a member. */
  static String child(String pointer, String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  private static InvalidAssertionException unreadable(String pointer, TemplateException e) {
    String where = e.line() > 1 ? " (line " + e.line() + " of the text)" : "";
    return new InvalidAssertionException(pointer, e.detail() + where);
  }

  /** The same for all variables. */
  record Fixed(JsonNode node) implements JsonTemplate {
    @Override
    public JsonNode render(Vars vars) {
      return node;
    }
  }

  /** A text to be rendered. */
  record Text(Template template, String pointer) implements JsonTemplate {
    @Override
    public JsonNode render(Vars vars) {
      try {
        return Json.nodes().textNode(template.render(vars));
      } catch (TemplateException e) {
        throw unreadable(pointer, e);
      }
    }
  }

  /** An object with a text to be rendered somewhere in it. */
  record Members(Map<String, JsonTemplate> members) implements JsonTemplate {
    @Override
    public JsonNode render(Vars vars) {
      ObjectNode object = Json.object();
      members.forEach((key, member) -> object.set(key, member.render(vars)));
      return object;
    }
  }

  /** A list with a text to be rendered somewhere in it. */
  record Items(List<JsonTemplate> items) implements JsonTemplate {
    @Override
    public JsonNode render(Vars vars) {
      ArrayNode array = Json.nodes().arrayNode(items.size());
      items.forEach(item -> array.add(item.render(vars)));
      return array;
    }
  }
}
