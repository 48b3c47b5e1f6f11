package ai.memories.cassette;

import ai.memories.http.ApiRequest;
import ai.memories.http.Endpoint;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

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

  private NormalForm() {}

  /**
   * The normal form of a request.
   *
   * @throws UnmatchableRequestException if it has none
   */
  static Json of(ApiRequest request) {
    return of(request.endpoint(), request.body());
  }

  static Json of(Endpoint endpoint, Json body) {
    if (!(body.node() instanceof ObjectNode source)) {
      throw new UnmatchableRequestException("the request's body is no JSON object");
    }
    ObjectNode normal = Json.object();
    normal.put("endpoint", endpoint.segment());
    normal.set("body", body(source));
    return checked(Json.of(normal));
  }

  /** Canonical spelling refuses what has none (a lone surrogate): better now than when written. */
  private static Json checked(Json normal) {
    try {
      normal.canonical();
      return normal;
    } catch (IllegalArgumentException e) {
      throw new UnmatchableRequestException("the request holds " + e.getMessage());
    }
  }

  private static ObjectNode body(ObjectNode source) {
    ObjectNode flat = Json.object();
    source
        .properties()
        .forEach(
            member -> {
              if (!member.getKey().equals("extra_body")) {
                fold(flat, member.getKey(), member.getValue());
              }
            });
    if (source.get("extra_body") instanceof ObjectNode extra) {
      extra.properties().forEach(member -> fold(flat, member.getKey(), member.getValue()));
    }
    if (flat.path("metadata").isObject() && flat.path("metadata").isEmpty()) {
      flat.remove("metadata");
    }
    return flat;
  }

  private static void fold(ObjectNode flat, String name, JsonNode value) {
    Optional<JsonNode> folded =
        switch (name) {
          case "stream_options" -> Optional.empty();
          case "stream" -> value.asBoolean(true) ? Optional.of(value) : Optional.empty();
          case "stop" ->
              Optional.of(value.isTextual() ? Json.nodes().arrayNode().add(value) : value);
          case "messages" -> Optional.of(messages(value));
          case "metadata" -> Optional.of(metadata(value));
          default -> Optional.of(withoutNulls(value));
        };
    folded.filter(node -> !node.isNull()).ifPresent(node -> put(flat, name, node));
  }

  private static void put(ObjectNode flat, String name, JsonNode value) {
    JsonNode present = flat.get(name);
    if (present != null && !Json.of(present).equals(Json.of(value))) {
      throw new UnmatchableRequestException(
          "the request gives \""
              + name
              + "\" twice, inside extra_body and beside it, and they"
              + " differ; give it once");
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
      parts.add(part instanceof ObjectNode object ? InlineMedia.digested(object) : part);
    }
    return content.isArray() ? parts : content;
  }

  private static JsonNode metadata(JsonNode metadata) {
    if (!metadata.isObject()) {
      return metadata;
    }
    ObjectNode normal = Json.object();
    metadata
        .properties()
        .forEach(
            member -> {
              String name = METADATA_CASING.getOrDefault(member.getKey(), member.getKey());
              JsonNode value = member.getValue();
              if (name.equals("responseSchema") || name.equals("responseJsonSchema")) {
                value = SchemaOrder.kept(value);
              } else {
                value = name.equals("thinking_config") ? metadata(value) : withoutNulls(value);
              }
              if (!value.isNull()) {
                put(normal, name, value);
              }
            });
    return normal;
  }

  /** A copy without null members; an array keeps its nulls, since they have a place. */
  private static JsonNode withoutNulls(JsonNode node) {
    if (node.isObject()) {
      ObjectNode copy = Json.object();
      node.properties()
          .forEach(
              member -> {
                if (!member.getValue().isNull()) {
                  copy.set(member.getKey(), withoutNulls(member.getValue()));
                }
              });
      return copy;
    }
    if (node.isArray()) {
      ArrayNode copy = Json.nodes().arrayNode();
      node.forEach(element -> copy.add(withoutNulls(element)));
      return copy;
    }
    return node;
  }
}
