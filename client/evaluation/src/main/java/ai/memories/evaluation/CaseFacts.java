package ai.memories.evaluation;

import ai.memories.client.ChatRequest;
import ai.memories.client.InputFile;
import ai.memories.client.Message;
import ai.memories.client.Part;
import ai.memories.client.TextPart;
import ai.memories.evaluation.result.CaseLine;
import ai.memories.evaluation.suite.EvalCase;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a result says of its case before there is an answer. */
final class CaseFacts {

  private CaseFacts() {}

  static CaseLine line(EvalCase evalCase, long seq) {
    var test = evalCase.test();
    return new CaseLine(evalCase.name())
        .source(
            test.location().file(), test.location().line(), test.description(), test.metadata())
        .asked(evalCase.provider().model().toString(), seq);
  }

  static void question(CaseLine line, EvalCase evalCase, ChatRequest request) {
    ArrayNode messages = Json.nodes().arrayNode();
    ArrayNode files = Json.nodes().arrayNode();
    for (Message message : request.messages()) {
      ObjectNode shown = messages.addObject().put("role", message.role().word());
      ArrayNode content = shown.putArray("content");
      for (Part part : message.parts()) {
        if (part instanceof InputFile file) {
          files.add(file(file));
        } else if (part instanceof TextPart text) {
          content.addObject().put("type", "text").put("text", text.text());
        }
      }
    }
    line.question(evalCase.test().vars().json(), Json.of(messages), Json.of(files));
    evalCase.schema().ifPresent(schema -> line.schemaHash(schema.sha256()));
  }

  /** An address as it is; inlined media by its digest, as the recording names it. */
  private static ObjectNode file(InputFile file) {
    ObjectNode node = Json.object();
    InlineDigest.of(file.uri())
        .ifPresentOrElse(
            digest -> node.put("digest", digest), () -> node.put("uri", file.uri()));
    return node.put("mimeType", file.mimeType());
  }
}
