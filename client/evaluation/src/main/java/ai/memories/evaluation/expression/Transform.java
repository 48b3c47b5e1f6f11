package ai.memories.evaluation.expression;

import ai.memories.evaluation.expression.JsonataExpression.NotApplicableException;
import ai.memories.json.Json;
import ai.memories.json.JsonAnswer;

/**
 * A JSONata expression that makes of an answer what is judged instead: a text as it is, anything
 * else as JSON. Thread-safe.
 *
 * <pre>{@code
 * Transform.parse("$trim(city)").over(answer.json(), answer.text()); // Oslo
 * }</pre>
 */
public final class Transform {
  private final JsonataExpression expression;

  private Transform(JsonataExpression expression) {
    this.expression = expression;
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException saying what is wrong with it; of JavaScript, what to write
   */
  public static Transform parse(String source) {
    if (Javascript.isLikely(source)) {
      throw new IllegalArgumentException(
          "a suite runs no code, and a transform is JSONata over the answer's JSON, with its text as"
              + " $output: "
              + Javascript.transform(source)
                  .map(jsonata -> "write " + jsonata)
                  .orElse("write what \"" + source.strip() + "\" means in it"));
    }
    return new Transform(JsonataExpression.parse(source));
  }

  /**
   * The text to be judged.
   *
   * @throws NotApplicableException if the answer does not fit, or nothing comes of it
   * @throws StoppedExpressionException if it takes too long
   */
  public String over(JsonAnswer answer, String text) throws NotApplicableException {
    Json result = expression.over(answer, text);
    return switch (result.node().getNodeType()) {
      case NULL -> throw new NotApplicableException("it gives nothing");
      case STRING -> result.node().textValue();
      case NUMBER -> result.node().decimalValue().stripTrailingZeros().toPlainString();
      default -> result.compact();
    };
  }

  @Override
  public String toString() {
    return expression.toString();
  }
}
