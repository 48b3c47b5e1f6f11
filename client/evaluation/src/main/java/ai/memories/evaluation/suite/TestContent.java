package ai.memories.evaluation.suite;

import ai.memories.evaluation.assertion.Assertions;
import ai.memories.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a test says, but for its name; {@code defaultTest} is the same without a name. */
record TestContent(
    Optional<String> description,
    Map<String, Json> vars,
    Assertions assertions,
    Optional<BigDecimal> threshold,
    Json metadata,
    CallSettings settings,
    Repeat repeat,
    TestOptions options) {

  static final TestContent NONE =
      new TestContent(
          Optional.empty(),
          Map.of(),
          Assertions.NONE,
          Optional.empty(),
          Json.of(Json.object()),
          CallSettings.NONE,
          Repeat.NONE,
          TestOptions.NONE);

  TestContent {
    vars = Collections.unmodifiableMap(new LinkedHashMap<>(vars));
  }

  /** With other variables. */
  TestContent withVars(Map<String, Json> newVars) {
    return new TestContent(
        description, newVars, assertions, threshold, metadata, settings, repeat, options);
  }

  /**
   * This test over the defaults: vars and metadata key by key, the default assertions before its
   * own, all else as the test says. The call settings stay the test's own, since a prompt stands
   * between the two.
   */
  TestContent over(TestContent defaults) {
    Map<String, Json> allVars = new LinkedHashMap<>(defaults.vars);
    allVars.putAll(vars);
    ObjectNode allMetadata = Json.object();
    allMetadata.setAll((ObjectNode) defaults.metadata.node());
    allMetadata.setAll((ObjectNode) metadata.node());
    return new TestContent(
        description,
        allVars,
        options.defaultAsserts() ? defaults.assertions.plus(assertions) : assertions,
        threshold.or(() -> defaults.threshold),
        Json.of(allMetadata),
        settings,
        repeat.orElse(defaults.repeat),
        options.over(defaults.options));
  }
}
