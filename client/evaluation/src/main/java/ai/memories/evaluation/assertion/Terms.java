package ai.memories.evaluation.assertion;

import ai.memories.evaluation.assertion.AssertionTypes.TypeName;
import ai.memories.evaluation.template.Vars;
import java.util.List;
import java.util.Optional;

/**
 * What every assertion has.
 *
 * @param type its type as written
 * @param origin where it stands
 * @param weight from 0
 * @param metric the name of its metric, a template
 */
record Terms(TypeName type, Origin origin, double weight, Optional<JsonTemplate> metric) {

  /** The name of its metric for these variables. */
  Optional<String> metric(Vars vars) {
    return metric.map(name -> name.render(vars).asText());
  }

  /** The result of an assertion that could not be judged. */
  AssertionResult errored(String reason) {
    return new AssertionResult(
        type.written(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        weight,
        false,
        true,
        0,
        reason,
        List.of());
  }
}
