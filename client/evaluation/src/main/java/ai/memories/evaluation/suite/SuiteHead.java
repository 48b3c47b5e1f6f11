package ai.memories.evaluation.suite;

import ai.memories.pricing.Limits;
import java.util.List;
import java.util.Optional;

/** What a suite says beside its tests. */
record SuiteHead(
    String name,
    Optional<String> description,
    List<Provider> providers,
    List<Prompt> prompts,
    CallSettings settings,
    Limits budget,
    RegressionRules regression,
    Repeat repeat,
    SampleCount samples) {}
