package ai.memories.evaluation.assertion;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Types promptfoo has and we do not, by what to write instead. */
enum PromptfooType {
  /** They run code. */
  CODE(
      Set.of("javascript", "python", "ruby"),
      "a suite runs no code; write the check as type: jsonata over the answer's JSON, as type: regex"
          + " over its text, or as an AssertionType in Java"),
  /** They call another service. */
  SERVICE(
      Set.of("webhook"),
      "a verdict must not depend on another service; write the check as an AssertionType in Java"),
  /** They ask a model. */
  JUDGE(
      Set.of(
          "llm-rubric",
          "g-eval",
          "factuality",
          "model-graded-closedqa",
          "model-graded-factuality",
          "answer-relevance",
          "context-recall",
          "context-relevance",
          "context-faithfulness",
          "pi",
          "search-rubric"),
      "no model judges answers yet; demand what can be checked, with contains-all, regex or jsonata"),
  /** They compare meanings. */
  MEANING(
      Set.of("similar", "classifier", "meteor", "gleu", "rouge-l", "rouge-s"),
      "compare words with rouge-n or bleu, or characters with levenshtein"),
  /** They need what the API does not give. */
  NOT_GIVEN(
      Set.of("moderation", "guardrails", "perplexity", "perplexity-score"),
      "the API reports no such thing; look for words with not-icontains-any, or see is-refusal and"
          + " finish-reason"),
  /** They compare columns. */
  COLUMNS(
      Set.of("select-best", "max-score"),
      "columns are compared by their pass rates; judge each answer by itself"),
  /** They read other languages than JSON. */
  LANGUAGE(
      Set.of("is-xml", "contains-xml", "is-html", "contains-html", "is-sql", "contains-sql"),
      "only JSON is read; use regex, or ask the model for JSON"),
  /** They read calls of tools. */
  TOOLS(
      Set.of(
          "is-valid-function-call",
          "is-valid-openai-function-call",
          "is-valid-openai-tools-call",
          "tool-call-f1"),
      "the API has no tools; ask for JSON and use is-json with a schema");

  private final Set<String> names;
  private final String advice;

  PromptfooType(Set<String> names, String advice) {
    this.names = names;
    this.advice = advice;
  }

  /** What to write instead. */
  String advice() {
    return advice;
  }

  /** The kind a type of that name is of. */
  static Optional<PromptfooType> named(String name) {
    return Arrays.stream(values()).filter(kind -> kind.names.contains(name)).findFirst();
  }
}
