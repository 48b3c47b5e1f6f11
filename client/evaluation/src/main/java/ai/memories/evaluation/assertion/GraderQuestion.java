package ai.memories.evaluation.assertion;

import ai.memories.evaluation.source.Located;
import ai.memories.json.Json;
import java.util.Map;

/**
 * What a grader is asked.
 *
 * <pre>{@code
 * for (GraderQuestion question : assertions.questions(answer, vars)) {
 *   GraderCall call = evalCase.grading(question);
 *   ask(call.request());
 * }
 * }</pre>
 *
 * @param assertion the assertion as it is written, which may name the model and the prompt
 * @param vars what the prompt is filled with beside the variables of the test
 */
public record GraderQuestion(Located assertion, Map<String, Json> vars) {

  /** Copies the map. */
  public GraderQuestion {
    vars = Map.copyOf(vars);
  }
}
