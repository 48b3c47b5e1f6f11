package ai.memories.cassette;

import ai.memories.http.ApiRequest;
import ai.memories.http.Endpoint;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What two requests must share to be the same question. Differences that cannot change an answer
 * (where the metadata travels, its casing, nulls, key order, a string for one text part) are
 * folded; everything else counts to the letter. Design §3.1; contract decisions 1, 8, 11, 13.
 */
final class NormalForm {
  private static final Map<String, String> METADATA_CASING =
      Map.of(
          "thinkingConfig", "thinking_config",
          "thinkingBudget", "thinking_budget",
          "responseMimeType", "response_mime_type",
          "response_schema", "responseSchema",
          "response_json_schema", "responseJsonSchema");

  /** Members that hold a schema: the service's, and those other clients of its API family send. */
  private static final Set<String> SCHEMAS =
      Set.of("responseSchema", "responseJsonSchema", "schema", "parameters");

  private NormalForm() {}

  /**
   * The normal form of a request, and its fingerprint.
   *
   * @throws UnmatchableRequestException if it has none
   */
  static NormalRequest of(ApiRequest request, MatchRules rules) {
    return of(request.endpoint(), request.body(), rules);
  }

  static NormalRequest of(Endpoint endpoint, Json body, MatchRules rules) {
    if (!(body.node() instanceof ObjectNode source)) {
      throw new UnmatchableRequestException("the request's body is no JSON object");
    }
    List<String> applied = new ArrayList<>();
    ObjectNode normal = Json.object();
    normal.put("endpoint", endpoint.segment());
    try {
      normal.set("body", rules.apply(body(source), applied::add));
      Json form = Json.of(normal);
      return new NormalRequest(form, Fingerprint.of(form), applied);
    } catch (IllegalArgumentException e) {
      // canonical spelling refuses what has none, such as a lone surrogate
      throw new UnmatchableRequestException("the request holds " + e.getMessage());
    }
  }

  private static ObjectNode body(ObjectNode source) {
    ObjectNode flat = Json.object();
    for (var member : source.properties()) {
      if (member.getKey().equals("extra_body") && member.getValue() instanceof ObjectNode extra) {
        for (var inner : extra.properties()) {
          fold(flat, inner.getKey(), inner.getValue());
        }
      } else {
        fold(flat, member.getKey(), member.getValue());
      }
    }
    return flat;
  }

  private static void fold(ObjectNode flat, String name, JsonNode value) {
    JsonNode folded = value.isNull() ? value : folded(name, value);
    if (!folded.isNull()) {
      put(flat, name, folded);
    }
  }

  /** A JSON null for what does not count. */
  private static JsonNode folded(String name, JsonNode value) {
    return switch (name) {
      case "stream_options" -> Json.nodes().nullNode();
      case "stream" -> value.isBoolean() && !value.booleanValue() ? Json.nodes().nullNode() : value;
      case "stop" -> value.isTextual() ? Json.nodes().arrayNode().add(value) : value;
      case "messages" -> messages(value);
      case "metadata" -> {
        JsonNode metadata = metadata(value);
        yield metadata.isObject() && metadata.isEmpty() ? Json.nodes().nullNode() : metadata;
      }
      default -> member(name, value);
    };
  }

  private static void put(ObjectNode flat, String name, JsonNode value) {
    JsonNode present = flat.get(name);
    if (present != null && !Json.of(present).equals(Json.of(value))) {
      throw new UnmatchableRequestException(
          "the request gives \""
              + name
              + "\" twice, in two places or two spellings, and they differ; give it once");
    }
    flat.set(name, value);
  }

  private static JsonNode messages(JsonNode messages) {
    if (!messages.isArray()) {
      return withoutNulls(messages);
    }
    ArrayNode normal = Json.nodes().arrayNode();
    for (JsonNode message : messages) {
      JsonNode copy = withoutNulls(message);
      if (copy instanceof ObjectNode object && object.has("content")) {
        object.set("content", content(object.get("content")));
      }
      normal.add(copy);
    }
    return normal;
  }

  private static JsonNode content(JsonNode content) {
    ArrayNode parts = Json.nodes().arrayNode();
    if (content.isTextual()) {
      parts.addObject().put("type", "text").set("text", content);
      return parts;
    }
    for (JsonNode part : content) {
      parts.add(InlineMedia.digested(part));
    }
    return content.isArray() ? parts : content;
  }

  private static JsonNode metadata(JsonNode metadata) {
    if (!metadata.isObject()) {
      return withoutNulls(metadata);
    }
    ObjectNode normal = Json.object();
    for (var given : metadata.properties()) {
      String name = METADATA_CASING.getOrDefault(given.getKey(), given.getKey());
      JsonNode value = given.getValue();
      if (!value.isNull()) {
        put(normal, name, name.equals("thinking_config") ? metadata(value) : member(name, value));
      }
    }
    return normal;
  }

  private static JsonNode member(String name, JsonNode value) {
    return SCHEMAS.contains(name) ? SchemaOrder.kept(value) : withoutNulls(value);
  }

  /** A copy without null members; an array keeps its nulls, since they have a place. */
  private static JsonNode withoutNulls(JsonNode node) {
    if (node.isObject()) {
      ObjectNode copy = Json.object();
      for (var member : node.properties()) {
        if (!member.getValue().isNull()) {
          copy.set(member.getKey(), member(member.getKey(), member.getValue()));
        }
      }
      return copy;
    }
    if (node.isArray()) {
      ArrayNode copy = Json.nodes().arrayNode();
      for (JsonNode element : node) {
        copy.add(withoutNulls(element));
      }
      return copy;
    }
    return node;
  }
}
