package ai.memories.evaluation.assertion.type;

import ai.memories.json.JsonAnswer;

/** Says why an answer is not JSON and nothing else. */
final class BareJson {

  private BareJson() {}

  /** What is wrong with an answer that is no JSON, or that has a code fence around it. */
  static String fault(JsonAnswer answer) {
    if (answer instanceof JsonAnswer.NoJson no) {
      return "the answer is no JSON%s: line %d, column %d: %s"
          .formatted(no.cutOff() ? " but its beginning" : "", no.line(), no.column(), no.message());
    }
    return "the answer is JSON inside a code fence, and all of it was to be JSON";
  }
}
