package ai.memories.client;

import ai.memories.ModelId;
import ai.memories.json.Json;
import ai.memories.schema.ResponseSchema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a request as the service's page shows it: its names, its order, its mixed casing ({@code
 * response_mime_type} but {@code responseSchema}). What is not set is not written.
 */
final class RequestWriter {
  private final MetadataPlacement placement;
  private final Base64Form base64;

  RequestWriter(MetadataPlacement placement, Base64Form base64) {
    this.placement = placement;
    this.base64 = base64;
  }

  Json write(ChatRequest request, ModelId defaultModel) {
    return Json.of(body(request, defaultModel));
  }

  /** The same request, for an answer that comes in parts. */
  Json writeStreaming(ChatRequest request, ModelId defaultModel) {
    return Json.of(body(request, defaultModel).put("stream", true));
  }

  private ObjectNode body(ChatRequest request, ModelId defaultModel) {
    ObjectNode body = Json.object();
    body.put("model", request.model().orElse(defaultModel).toString());
    ArrayNode messages = body.putArray("messages");
    request.messages().forEach(message -> messages.add(message(message)));
    sampling(request, body);
    place(metadata(request), body);
    return body;
  }

  /** The lengths of the request's videos by URI. */
  static Map<String, Duration> videoLengths(ChatRequest request) {
    Map<String, Duration> lengths = new HashMap<>();
    for (Message message : request.messages()) {
      for (Part part : message.parts()) {
        if (part instanceof InputFile file) {
          file.videoLength()
              .ifPresent(length -> lengths.merge(file.uri(), length, RequestWriter::longer));
        }
      }
    }
    return lengths;
  }

  /** Everything but the conversation, on one line. */
  static String options(ChatRequest request) {
    ObjectNode options = Json.object();
    request.model().ifPresent(model -> options.put("model", model.toString()));
    sampling(request, options);
    options.setAll(metadata(request));
    return Json.of(options).compact();
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? b : a;
  }

  private ObjectNode message(Message message) {
    ObjectNode node = Json.object().put("role", message.role().word());
    // an array even for one text: a bare user string was seen refused
    if (message.role() == Role.SYSTEM
        && message.parts().size() == 1
        && message.parts().get(0) instanceof TextPart text) {
      return node.put("content", text.text());
    }
    ArrayNode content = node.putArray("content");
    message.parts().forEach(part -> content.add(part(part)));
    return node;
  }

  private ObjectNode part(Part part) {
    if (part instanceof InputFile file) {
      return Json.object()
          .put("type", "input_file")
          .put("file_uri", uri(file))
          .put("mime_type", file.mimeType());
    }
    return Json.object().put("type", "text").put("text", ((TextPart) part).text());
  }

  private String uri(InputFile file) {
    String uri = file.uri();
    int comma = uri.indexOf(";base64,");
    boolean inline = uri.regionMatches(true, 0, "data:", 0, 5) && comma > 0;
    if (inline && base64 == Base64Form.RAW) {
      return uri.substring(comma + ";base64,".length());
    }
    return base64 == Base64Form.DATA_URI && file.isBareBase64()
        ? "data:" + file.mimeType() + ";base64," + uri
        : uri;
  }

  private static void sampling(ChatRequest request, ObjectNode body) {
    request.temperature().ifPresent(value -> body.put("temperature", value));
    request.maxTokens().ifPresent(value -> body.put("max_tokens", value));
    request.topP().ifPresent(value -> body.put("top_p", value));
    request.frequencyPenalty().ifPresent(value -> body.put("frequency_penalty", value));
    request.presencePenalty().ifPresent(value -> body.put("presence_penalty", value));
    request.n().ifPresent(value -> body.put("n", value));
    if (!request.stop().isEmpty()) {
      body.set("stop", stop(request.stop()));
    }
  }

  private static JsonNode stop(List<String> texts) {
    if (texts.size() == 1) {
      return Json.nodes().textNode(texts.get(0));
    }
    ArrayNode array = Json.nodes().arrayNode();
    texts.forEach(array::add);
    return array;
  }

  private static ObjectNode metadata(ChatRequest request) {
    ObjectNode metadata = Json.object();
    request
        .thinkingBudget()
        .ifPresent(value -> metadata.putObject("thinking_config").put("thinking_budget", value));
    request.responseMimeType().ifPresent(type -> metadata.put("response_mime_type", type));
    request
        .responseSchema()
        .map(ResponseSchema::json)
        .ifPresent(schema -> metadata.set("responseSchema", schema.node()));
    return metadata;
  }

  private void place(ObjectNode metadata, ObjectNode body) {
    if (metadata.isEmpty()) {
      return;
    }
    if (placement != MetadataPlacement.TOP_LEVEL) {
      body.putObject("extra_body").set("metadata", metadata);
    }
    if (placement != MetadataPlacement.EXTRA_BODY) {
      body.set("metadata", metadata);
    }
  }
}
