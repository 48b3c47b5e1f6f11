package ai.memories.evaluation;

import ai.memories.client.ChatRequest;
import ai.memories.client.InputFile;
import ai.memories.client.Message;
import ai.memories.client.Part;
import ai.memories.client.TextPart;
import ai.memories.evaluation.result.CaseLine;
import ai.memories.evaluation.result.CaseName;
import ai.memories.evaluation.suite.EvalCase;
import ai.memories.evaluation.suite.SuiteFilter;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalInt;

/** What a result says of its case before there is an answer. */
final class CaseFacts {

  private CaseFacts() {}

  static CaseLine line(EvalCase evalCase, long seq) {
    return line(evalCase, name(evalCase).sample(), seq);
  }

  /** The name of the case, or of the sample where there are several. */
  static CaseName name(EvalCase evalCase) {
    return name(
        evalCase, evalCase.samples() > 1 ? OptionalInt.of(evalCase.sample()) : OptionalInt.empty());
  }

  private static CaseName name(EvalCase evalCase, OptionalInt sample) {
    return new CaseName(
        evalCase.suite().name(),
        evalCase.test().id(),
        evalCase.prompt().label(),
        evalCase.provider().label(),
        sample);
  }

  /** The line that stands for all samples of a case. */
  static CaseLine wholeLine(EvalCase evalCase, long seq) {
    CaseLine line = line(evalCase, OptionalInt.empty(), seq);
    evalCase.schema().ifPresent(schema -> line.schemaHash(schema.sha256()));
    return line;
  }

  private static CaseLine line(EvalCase evalCase, OptionalInt sample, long seq) {
    var test = evalCase.test();
    return new CaseLine(name(evalCase, sample))
        .source(test.location().file(), test.location().line(), test.description(), test.metadata())
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
    line.question(vars(evalCase), Json.of(messages), Json.of(files));
    String asked = Json.of(messages).compact() + "\n" + Json.of(files).compact();
    line.promptHash(FileHash.sha256(asked));
    evalCase.schema().ifPresent(schema -> line.schemaHash(schema.sha256()));
  }

  private static Json vars(EvalCase evalCase) {
    ObjectNode vars = Json.object();
    evalCase.test().vars().forEach((name, value) -> vars.set(name, value.node()));
    return Json.of(vars);
  }

  /** An address as it is; inlined media by its digest, as the recording names it. */
  private static ObjectNode file(InputFile file) {
    ObjectNode node = Json.object();
    if (file.uri().contains("://")) {
      node.put("uri", file.uri());
    } else {
      node.put("digest", "sha256:" + FileHash.sha256(file.uri()));
    }
    return node.put("mimeType", file.mimeType());
  }

  /** The filter that chooses a case, by the name a call has: {@code suite/test-id}. */
  static String filterOf(String caseName) {
    String[] parts = caseName.split(" / ", -1);
    boolean sampled = parts[parts.length - 1].matches("\\d+");
    String more = parts.length > (sampled ? 5 : 4) ? "*" : ""; // a label has a slash of its own
    return SuiteFilter.quote(parts.length < 2 ? caseName : parts[0] + "/" + parts[1]) + more;
  }
}
