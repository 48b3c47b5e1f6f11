package ai.memories.evaluation.assertion;

import java.util.Optional;

/** Types promptfoo has and we do not. */
final class PromptfooTypes {

  private PromptfooTypes() {}

  /** What to write instead of such a type; nothing for a name it does not know either. */
  static Optional<String> advice(String name) {
    return switch (name) {
      case "javascript", "python", "ruby" ->
          Optional.of(
              "a suite runs no code; write the check as type: jsonata over the answer's JSON, as"
                  + " type: regex over its text, or as an AssertionType in Java");
      case "webhook" ->
          Optional.of(
              "a verdict must not depend on another service; write the check as an AssertionType in"
                  + " Java");
      case "g-eval",
          "factuality",
          "model-graded-closedqa",
          "model-graded-factuality",
          "answer-relevance",
          "context-recall",
          "context-relevance",
          "context-faithfulness",
          "conversation-relevance",
          "agent-rubric",
          "pi",
          "search-rubric" ->
          Optional.of(
              "write what it demands as type: llm-rubric, with the criteria, the facts or the context"
                  + " in its value");
      case "human" -> Optional.of("nobody is asked during a run; write what is demanded");
      case "skill-used",
          "trajectory:goal-success",
          "trajectory:tool-args-match",
          "trajectory:step-count",
          "trajectory:tool-sequence",
          "trajectory:tool-used",
          "trace-error-spans",
          "trace-span-count",
          "trace-span-duration" ->
          Optional.of("the API runs no agents and no tools; judge the answer alone");
      case "similar:cosine",
          "similar:dot",
          "similar:euclidean",
          "similar",
          "classifier",
          "meteor",
          "gleu",
          "rouge-l",
          "rouge-s" ->
          Optional.of("compare words with rouge-n or bleu, or characters with levenshtein");
      case "moderation", "guardrails", "perplexity", "perplexity-score" ->
          Optional.of(
              "the API reports no such thing; look for words with not-icontains-any, or see"
                  + " is-refusal and finish-reason");
      case "select-best", "max-score" ->
          Optional.of("columns are compared by their pass rates; judge each answer by itself");
      case "is-xml", "contains-xml", "is-html", "contains-html", "is-sql", "contains-sql" ->
          Optional.of("only JSON is read; use regex, or ask the model for JSON");
      case "is-valid-function-call",
          "is-valid-openai-function-call",
          "is-valid-openai-tools-call",
          "tool-call-f1" ->
          Optional.of("the API has no tools; ask for JSON and use is-json with a schema");
      default -> Optional.empty();
    };
  }
}
