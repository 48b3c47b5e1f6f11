package ai.memories.evaluation.suite;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words of a suite: what each mapping may hold, and promptfoo's words that it may not. */
final class Vocabulary {
  private static final String OF_THE_RUN =
      "a setting of the run, such as -Dmemories.maxConcurrency or -Dmemories.requestsPerMinute";

  private static final String OF_THE_COMMAND =
      "it changes no verdict; what the command line sets here are -Dmemories.… settings";
  private static final String CHOOSE_CASES = "remove it, and choose cases with -Dmemories.filter=…";

  static final Keys SUITE =
      new Keys(
          "a suite",
          ordered(
              "description",
              "providers",
              "prompts",
              "responseSchema",
              "files",
              "budget",
              "repeat",
              "regression",
              "env",
              "defaultTest",
              "tests"),
          Map.ofEntries(
              Map.entry("targets", "write providers"),
              Map.entry("assert", "move it below defaultTest"),
              Map.entry("vars", "move it below defaultTest"),
              Map.entry("options", "move it below defaultTest"),
              Map.entry("scenarios", "write each combination as a test"),
              Map.entry("derivedMetrics", "add the metrics up from results.jsonl"),
              Map.entry("nunjucksFilters", "rewrite the prompt with the built-in filters"),
              Map.entry("extensions", "remove it; suites run no code"),
              Map.entry("redteam", "remove it; suites attack nobody")),
          Map.of(
              "evaluateOptions", "concurrency, delays and caching are settings of the run",
              "commandLineOptions", "these are settings of the run, -Dmemories.…",
              "outputPath", "results are written below target/memories",
              "writeLatestResults", "results are always written",
              "sharing", "nothing is ever uploaded",
              "tracing", "there is nothing to trace",
              "tags", "results name suites; metadata on tests can be filtered by",
              "metadata", "write it below defaultTest, so that tests have it"));

  static final Keys EVALUATE_OPTIONS =
      new Keys(
          "evaluateOptions",
          Set.of(),
          Map.of(
              "repeat",
              "write repeat: {samples: …} at the top of the suite",
              "filterRange",
              CHOOSE_CASES),
          Stream.of(
                  "cache",
                  "delay",
                  "eventSource",
                  "generateSuggestions",
                  "interactiveProviders",
                  "isRedteam",
                  "maxConcurrency",
                  "maxEvalTimeMs",
                  "progressCallback",
                  "showProgressBar",
                  "silent",
                  "suggestionsCount",
                  "timeoutMs")
              .collect(Collectors.toUnmodifiableMap(key -> key, key -> OF_THE_RUN)));

  /** What changes which questions are asked, or how they are judged, is not passed over. */
  static final Keys COMMAND_LINE_OPTIONS =
      new Keys(
          "commandLineOptions",
          Set.of(),
          Map.ofEntries(
              Map.entry("prompts", "write prompts at the top of the suite"),
              Map.entry("providers", "write providers at the top of the suite"),
              Map.entry("tests", "write tests at the top of the suite"),
              Map.entry("vars", "write tests: file://… at the top of the suite"),
              Map.entry("var", "write vars below defaultTest"),
              Map.entry("assertions", "write assert below defaultTest"),
              Map.entry("grader", "write options: {provider: …} below defaultTest"),
              Map.entry("promptPrefix", "write options: {prefix: …} below defaultTest"),
              Map.entry("promptSuffix", "write options: {suffix: …} below defaultTest"),
              Map.entry("repeat", "write repeat: {samples: …} at the top of the suite"),
              Map.entry("config", "each suite is a file of its own; remove it"),
              Map.entry("envPath", "allow variables by env: {allow: […]} in memories.yaml"),
              Map.entry("extension", "remove it; suites run no code"),
              Map.entry("modelOutputs", "remove it; answers come from the model or a recording"),
              Map.entry("filterErrorsOnly", CHOOSE_CASES),
              Map.entry("filterFailing", CHOOSE_CASES),
              Map.entry("filterFailingOnly", CHOOSE_CASES),
              Map.entry("filterFirstN", CHOOSE_CASES),
              Map.entry("filterMetadata", CHOOSE_CASES),
              Map.entry("filterPattern", CHOOSE_CASES),
              Map.entry("filterPrompts", CHOOSE_CASES),
              Map.entry("filterProviders", CHOOSE_CASES),
              Map.entry("filterRange", CHOOSE_CASES),
              Map.entry("filterSample", CHOOSE_CASES),
              Map.entry("filterSampleSeed", CHOOSE_CASES),
              Map.entry("filterTargets", CHOOSE_CASES)),
          Stream.of(
                  "cache",
                  "delay",
                  "description",
                  "generateSuggestions",
                  "maxConcurrency",
                  "noShare",
                  "output",
                  "progressBar",
                  "retryErrors",
                  "share",
                  "suggestionsCount",
                  "table",
                  "tableCellMaxLength",
                  "tags",
                  "verbose",
                  "watch",
                  "write")
              .collect(Collectors.toUnmodifiableMap(key -> key, key -> OF_THE_COMMAND)));

  static final Keys OPTIONS =
      new Keys(
          "options",
          ordered(
              "prefix",
              "suffix",
              "transform",
              "provider",
              "rubricPrompt",
              "disableVarExpansion",
              "disableDefaultAsserts"),
          Map.of(
              "transformVars", "suites run no code; write the variables as they shall be",
              "postprocess", "write transform, as JSONata",
              "storeOutputAs", "each test is one question; write the earlier answer as a variable",
              "factuality", "write what is right and wrong into an llm-rubric",
              "response_format", "write responseSchema on the suite, a prompt or a test",
              "repeat", "write repeat: {samples: …} on the test itself",
              "temperature", "put it into the provider's config",
              "max_tokens", "put it into the provider's config"),
          Map.of(
              "runSerially", "an answer does not depend on when it is asked for",
              "disableConversationVar", "there is no such variable"));

  private static final Map<String, String> REFUSED_IN_TESTS =
      Map.ofEntries(
          Map.entry(
              "provider", "put it under providers of the suite, or the test into another suite"),
          Map.entry(
              "providers", "put them at the top of the suite, or the test into another suite"),
          Map.entry("prompts", "put them at the top of the suite, or the test into another suite"),
          Map.entry("weight", "write it on an assertion"),
          Map.entry("name", "write id or description"),
          Map.entry("assertScoringFunction", "remove it; suites run no code"),
          Map.entry("providerOutput", "remove it; answers come from the model or a recording"),
          Map.entry("transform", "move it below options"),
          Map.entry("scenarios", "write each combination as a test"));

  static final Keys TEST =
      new Keys(
          "a test",
          ordered(
              "id",
              "description",
              "vars",
              "files",
              "assert",
              "threshold",
              "metadata",
              "responseSchema",
              "budget",
              "repeat",
              "options"),
          REFUSED_IN_TESTS);

  static final Keys DEFAULT_TEST =
      new Keys(
          "defaultTest",
          ordered(
              "vars",
              "files",
              "assert",
              "threshold",
              "metadata",
              "responseSchema",
              "budget",
              "repeat",
              "options"),
          plus(
              REFUSED_IN_TESTS,
              Map.of("id", "each test has its own", "description", "each test has its own")));

  static final Keys PROMPT =
      new Keys(
          "a prompt",
          ordered("label", "raw", "messages", "id", "responseSchema", "files", "budget"),
          Map.of(
              "file", "write raw: file://…",
              "path", "write raw: file://…",
              "text", "write raw",
              "content", "write raw",
              "template", "write raw",
              "display", "write label",
              "name", "write label",
              "config", "put it into the provider's config",
              "function", "remove it; suites run no code"));

  static final Keys MESSAGE = new Keys("a message", ordered("role", "content"), Map.of());

  static final Keys PROVIDER =
      new Keys(
          "a provider",
          ordered("id", "label", "config"),
          Map.of(
              "model", "write id",
              "name", "write label",
              "prompts", "put prompts for certain providers into a suite of their own",
              "transform", "write it as JSONata below defaultTest: {options: {transform: …}}",
              "env", "remove it; a suite's own are under env at its top",
              "inputs", "write the variables into the prompt"),
          Map.of("delay", "the run's -Dmemories.requestsPerMinute spaces calls"));

  static final Keys CONFIG =
      new Keys(
          "a provider's config",
          Stream.concat(
                  Stream.of(ProviderOption.values()).map(ProviderOption::key),
                  Stream.of("endpoint"))
              .collect(Collectors.toCollection(LinkedHashSet::new)),
          Map.ofEntries(
              Map.entry("maxOutputTokens", "write max_tokens"),
              Map.entry("max_output_tokens", "write max_tokens"),
              Map.entry("max_completion_tokens", "write max_tokens"),
              Map.entry("stopSequences", "write stop"),
              Map.entry("stop_sequences", "write stop"),
              Map.entry("generationConfig", "write what is in it directly below config"),
              Map.entry("thinkingConfig", "write thinking_budget: a number of tokens"),
              Map.entry("thinking_config", "write thinking_budget: a number of tokens"),
              Map.entry("response_format", "write responseSchema at the top of the suite"),
              Map.entry(
                  "responseSchema", "write it at the top of the suite, on a prompt or a test"),
              Map.entry("response_schema", "write responseSchema at the top of the suite"),
              Map.entry("n", "write repeat: {samples: …}; each sample is a case of its own"),
              Map.entry("topK", "the service has no such option; remove it"),
              Map.entry("top_k", "the service has no such option; remove it"),
              Map.entry("seed", "the service has no such option; remove it"),
              Map.entry("safetySettings", "the service has no such option; remove it"),
              Map.entry("systemInstruction", "write a message of role system in the prompt"),
              Map.entry("tools", "the service has no such option; remove it")));

  static final Keys FILE =
      new Keys(
          "a file",
          ordered("uri", "mimeType", "seconds"),
          Map.of("url", "write uri", "path", "write uri: file://…", "file", "write uri: file://…"));

  static final Keys BUDGET =
      new Keys(
          "a budget",
          ordered("cost", "totalTokens"),
          Map.of(
              "maxCost",
              "write cost",
              "maxTokens",
              "write totalTokens",
              "tokens",
              "write totalTokens"));

  static final Keys REPEAT =
      new Keys(
          "repeat",
          ordered("samples", "passRate", "confidence", "maxErrors"),
          Map.of(
              "minPassRate", "write passRate",
              "threshold", "write passRate",
              "count", "write samples",
              "n", "write samples"));

  static final Keys REGRESSION =
      new Keys(
          "regression",
          ordered("newFailures", "costIncrease", "schema"),
          Map.of("failures", "write newFailures", "cost", "write costIncrease"));

  private Vocabulary() {}

  private static Set<String> ordered(String... keys) {
    return new LinkedHashSet<>(List.of(keys));
  }

  private static Map<String, String> plus(Map<String, String> some, Map<String, String> more) {
    return Stream.of(some, more)
        .flatMap(map -> map.entrySet().stream())
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
