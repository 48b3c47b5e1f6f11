package ai.memories.schema;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Small random schemas with few names and small bounds, so that two of them often meet. */
final class RandomSchemas {
  private static final List<String> NAMES = List.of("a", "b", "c");
  private static final List<String> TEXTS = List.of("a", "ab", "abc", "b", "bc");

  private RandomSchemas() {}

  private static boolean chance(Random random, int percent) {
    return random.nextInt(100) < percent;
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  static ObjectNode schema(Random random, int depth) {
    ObjectNode schema = Json.object();
    if (depth > 0 && chance(random, 20)) {
      ArrayNode anyOf = schema.putArray("anyOf");
      for (int i = 0; i < 1 + random.nextInt(3); i++) {
        anyOf.add(schema(random, depth - 1));
      }
    }
    if (!schema.has("anyOf") || chance(random, 40)) {
      typed(random, schema, depth);
    }
    if (chance(random, 20)) {
      schema.put("nullable", true);
    }
    return schema;
  }

  private static void typed(Random random, ObjectNode schema, int depth) {
    String type =
        depth > 0 && chance(random, 60)
            ? pick(random, List.of("OBJECT", "ARRAY"))
            : pick(random, List.of("STRING", "INTEGER", "NUMBER", "BOOLEAN"));
    schema.put("type", type);
    switch (type) {
      case "OBJECT" -> object(random, schema, depth);
      case "ARRAY" -> schema.set("items", schema(random, depth - 1));
      default -> {
        // bounds come below
      }
    }
    for (int i = 0; i < random.nextInt(3); i++) {
      bind(random, schema);
    }
  }

  private static void object(Random random, ObjectNode schema, int depth) {
    ObjectNode properties = schema.putObject("properties");
    for (String name : NAMES) {
      if (properties.isEmpty() || chance(random, 50)) {
        properties.set(name, schema(random, depth - 1));
        if (chance(random, 40)) {
          schema.withArray("required").add(name);
        }
      }
    }
  }

  /** Sets a keyword that binds values; some have no effect on the type. */
  private static void bind(Random random, ObjectNode schema) {
    switch (random.nextInt(12)) {
      case 0 -> schema.put("minimum", random.nextInt(3));
      case 1 -> schema.put("maximum", 2 + random.nextInt(3));
      case 2 -> size(random, schema, "minLength", random.nextInt(3));
      case 3 -> size(random, schema, "maxLength", 1 + random.nextInt(3));
      case 4 -> size(random, schema, "minItems", random.nextInt(2));
      case 5 -> size(random, schema, "maxItems", 1 + random.nextInt(2));
      case 6 -> schema.put("pattern", pick(random, List.of("^a", "b")));
      case 7 -> size(random, schema, "minProperties", random.nextInt(3));
      case 8 -> size(random, schema, "maxProperties", 1 + random.nextInt(3));
      case 9 -> ordering(random, schema);
      case 10 -> schema.put("format", pick(random, List.of("int32", "date", "byte", "double")));
      default -> values(random, schema);
    }
  }

  /** The dialect allows a size to be written as a text. */
  private static void size(Random random, ObjectNode schema, String keyword, int size) {
    if (chance(random, 30)) {
      schema.put(keyword, String.valueOf(size));
    } else {
      schema.put(keyword, size);
    }
  }

  private static void ordering(Random random, ObjectNode schema) {
    List<String> names = new ArrayList<>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    Collections.shuffle(names, random);
    if (!names.isEmpty()) {
      names.forEach(schema.putArray("propertyOrdering")::add);
    }
  }

  private static void values(Random random, ObjectNode schema) {
    ArrayNode values = schema.putArray("enum");
    boolean numeric = List.of("INTEGER", "NUMBER").contains(schema.path("type").asText());
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      values.add(numeric ? String.valueOf(random.nextInt(4)) : pick(random, TEXTS));
    }
  }

  /** Changes one thing somewhere in a schema. */
  static void edit(Random random, ObjectNode root) {
    List<ObjectNode> schemas = new ArrayList<>();
    GeminiTree.visit("", root, (at, schema) -> schemas.add(schema));
    ObjectNode schema = pick(random, schemas);
    switch (random.nextInt(9)) {
      case 0 -> schema.put("nullable", !schema.path("nullable").asBoolean());
      case 1 -> {
        schema.remove("enum");
        schema.put("type", pick(random, List.of("STRING", "INTEGER", "NUMBER", "OBJECT")));
      }
      case 2 -> required(random, schema);
      case 3 -> removeOne(random, schema);
      case 4 -> {
        if (schema.path("properties").isObject()) {
          ((ObjectNode) schema.get("properties")).set(pick(random, NAMES), schema(random, 0));
        }
      }
      case 5 -> {
        if (schema.path("properties").isObject()) {
          ((ObjectNode) schema.get("properties")).remove(pick(random, NAMES));
        }
      }
      case 6 -> schema.withArray("anyOf").add(schema(random, 1));
      case 7 -> schema.put("description", "edited");
      default -> bind(random, schema);
    }
  }

  private static void required(Random random, ObjectNode schema) {
    ArrayNode required = schema.putArray("required");
    NAMES.stream().filter(name -> chance(random, 30)).forEach(required::add);
  }

  private static void removeOne(Random random, ObjectNode schema) {
    List<String> keywords = new ArrayList<>();
    schema.fieldNames().forEachRemaining(keywords::add);
    if (!keywords.isEmpty()) {
      schema.remove(pick(random, keywords));
    }
  }

  /** An answer that has a fair chance of being valid. */
  static JsonNode answer(Random random, JsonNode schema, int depth) {
    if (depth == 0 || (schema.path("nullable").asBoolean() && chance(random, 20))) {
      return Json.nodes().nullNode();
    }
    JsonNode anyOf = schema.path("anyOf");
    if (!anyOf.isEmpty() && !schema.path("type").asText().equals("OBJECT")) {
      return answer(random, anyOf.get(random.nextInt(anyOf.size())), depth);
    }
    if (!schema.path("enum").isEmpty() && chance(random, 80)) {
      JsonNode value = schema.get("enum").get(random.nextInt(schema.get("enum").size()));
      boolean numeric = List.of("INTEGER", "NUMBER").contains(schema.path("type").asText());
      return numeric ? Json.parse(value.asText()).node() : value;
    }
    return switch (schema
        .path("type")
        .asText(pick(random, List.of("STRING", "NUMBER", "OBJECT")))) {
      case "STRING" -> Json.text(pick(random, TEXTS)).node();
      case "INTEGER" -> Json.nodes().numberNode(random.nextInt(6));
      case "NUMBER" -> Json.parse(pick(random, List.of("0", "1", "1.5", "2", "3.5", "4"))).node();
      case "BOOLEAN" -> Json.nodes().booleanNode(random.nextBoolean());
      case "ARRAY" -> array(random, schema, depth);
      default -> object(random, schema, depth);
    };
  }

  private static JsonNode array(Random random, JsonNode schema, int depth) {
    ArrayNode array = Json.nodes().arrayNode();
    for (int i = 0; i < random.nextInt(3); i++) {
      array.add(answer(random, schema.path("items"), depth - 1));
    }
    return array;
  }

  private static JsonNode object(Random random, JsonNode schema, int depth) {
    ObjectNode object = Json.object();
    List<JsonNode> parts = new ArrayList<>(List.of(schema));
    schema.path("anyOf").forEach(parts::add);
    Set<String> required = new TreeSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    for (JsonNode part : parts) {
      for (var property : part.path("properties").properties()) {
        if (required.contains(property.getKey()) || chance(random, 60)) {
          object.set(property.getKey(), answer(random, property.getValue(), depth - 1));
        }
      }
    }
    return object;
  }
}
