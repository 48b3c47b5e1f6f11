package ai.memories.evaluation.assertion;

import ai.memories.evaluation.assertion.AssertionTypes.TypeName;
import ai.memories.evaluation.expression.JsonataExpression;
import ai.memories.evaluation.expression.Transform;
import ai.memories.evaluation.source.Located;
import ai.memories.evaluation.template.Template;
import ai.memories.evaluation.template.Vars;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What every assertion has.
 *
 * @param type its type as written
 * @param origin where it stands
 * @param weight from 0
 * @param metric the name of its metric, a template
 * @param transform what makes of an answer what it judges
 */
record Terms(
    TypeName type,
    Origin origin,
    double weight,
    Optional<JsonTemplate> metric,
    Optional<Transform> transform) {
  private static final BigDecimal MAX_WEIGHT = BigDecimal.valueOf(1_000_000);

  /**
   * Reads them.
   *
   * @throws InvalidAssertionException if one is not what it must be
   */
  static Terms read(TypeName type, Origin origin, BiFunction<String, String, Template> compiler) {
    Located source = origin.source();
    return new Terms(
        type,
        origin,
        source.at("/weight").map(Terms::weight).orElse(1.0),
        source.at("/metric").map(metric -> metric(metric, compiler)),
        source.at("/transform").filter(text -> !type.isSet()).map(Terms::transform));
  }

  private static Transform transform(Located transform) {
    JsonNode source = transform.json().node();
    if (!source.isTextual() || source.textValue().isBlank()) {
      throw new InvalidAssertionException(
          "/transform", "transform must be JSONata as text, not " + transform.json());
    }
    try {
      return Transform.parse(source.textValue());
    } catch (IllegalArgumentException e) {
      throw new InvalidAssertionException("/transform", String.valueOf(e.getMessage()));
    }
  }

  /**
   * What is judged instead of an answer.
   *
   * @throws JsonataExpression.NotApplicableException if nothing comes of it
   * @throws AssertionErrorException if it takes too long
   */
  Answer transformed(Answer answer) throws JsonataExpression.NotApplicableException {
    return transform.isEmpty() ? answer : answer.transformed(transform.get());
  }

  private static double weight(Located weight) {
    BigDecimal number = Numbers.read(weight.json(), "/weight");
    if (number.signum() < 0) {
      throw new InvalidAssertionException(
          "/weight", "a weight cannot be negative; for the opposite write not- before the type");
    }
    if (number.compareTo(MAX_WEIGHT) > 0) {
      throw new InvalidAssertionException("/weight", "a weight is at most 1000000");
    }
    return number.doubleValue();
  }

  private static JsonTemplate metric(
      Located metric, BiFunction<String, String, Template> compiler) {
    JsonNode name = metric.json().node();
    if (!name.isTextual() || name.textValue().isBlank()) {
      throw new InvalidAssertionException("/metric", "metric must be a name, not " + metric.json());
    }
    return JsonTemplate.of(name, "/metric", compiler);
  }

  /** The name of its metric for these variables. */
  Optional<String> metric(Vars vars) {
    return metric.map(name -> name.render(vars).asText());
  }

  /** The result of an assertion that could not be judged, because of how it is written. */
  AssertionResult errored(InvalidAssertionException fault) {
    return errored(origin.problem(fault).toString(), List.of());
  }

  /** The result of an assertion that could not be judged. */
  AssertionResult errored(String reason, List<AssertionResult> nested) {
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
        nested);
  }
}
