package ai.memories.evaluation.expression;

import ai.memories.json.Json;
import ai.memories.json.JsonAnswer;
import ai.memories.regex.RegexTimeoutException;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.regex.Pattern;

/**
 * A JSONata expression, parsed once; bounded in time and depth. Thread-safe.
 *
 * <pre>{@code
 * JsonataExpression sum = JsonataExpression.parse("$sum(lines.price)");
 * Json total = sum.over(answer.json(), answer.text());
 * }</pre>
 *
 * <p>The parsed form is shared between threads; each evaluation has a frame of its own, since a
 * shared one would mix the inputs.
 */
public final class JsonataExpression {
  private static final Pattern OUTPUT = Pattern.compile("[$]output\\b");
  private static final long MAX_MILLIS = 1_000;

  /** Each level takes about ten frames of the thread's stack. */
  private static final int MAX_DEPTH = 200;

  private final String source;
  private final Jsonata parsed;
  private final boolean mayHaveRegex;
  private final boolean readsText;

  private JsonataExpression(String source, Jsonata parsed) {
    this.source = source;
    this.parsed = parsed;
    this.mayHaveRegex = source.indexOf('/') >= 0;
    this.readsText = OUTPUT.matcher(source).find();
  }

  /** An expression that cannot be applied to an answer, because of what the answer holds. */
  public static final class NotApplicableException extends Exception {
    private static final long serialVersionUID = 1L;

    NotApplicableException(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * Parses an expression.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static JsonataExpression parse(String source) {
    try {
      return new JsonataExpression(source, Jsonata.jsonata(source));
    } catch (JException e) {
      String at = e.getLocation() < 0 ? "" : " at character " + e.getLocation();
      throw new IllegalArgumentException(
          "\"" + source + "\" is no JSONata expression: " + e.getMessage() + at, e);
    } catch (StackOverflowError e) {
      throw new IllegalArgumentException("the JSONata expression is nested too deeply", e);
    }
  }

  /**
   * Evaluates it; a field that is not there gives null.
   *
   * @throws NotApplicableException if the value does not fit, as text does not fit an addition
   * @throws StoppedExpressionException if it takes too long or recurs too deeply
   */
  public Json over(Json input) throws NotApplicableException {
    return over(input, input.node().asText());
  }

  /**
   * Evaluates it over an answer: its JSON, or its text where it is none; {@code $output} is always
   * the text.
   *
   * @throws NotApplicableException if the value does not fit, as text does not fit an addition
   * @throws StoppedExpressionException if it takes too long or recurs too deeply
   */
  public Json over(JsonAnswer answer, String text) throws NotApplicableException {
    return over(answer.json().orElseGet(() -> Json.text(text)), text);
  }

  /** Whether it asks for the text of an answer, and so can be asked of one that is no JSON. */
  public boolean readsText() {
    return readsText;
  }

  private Json over(Json input, String text) throws NotApplicableException {
    try {
      Jsonata.Frame frame = parsed.createFrame();
      frame.setRuntimeBounds(MAX_MILLIS, MAX_DEPTH);
      if (readsText) {
        frame.bind("output", text);
      }
      if (mayHaveRegex) {
        JsonataRegex.guard(frame);
      }
      return JsonataValues.json(parsed.evaluate(JsonataValues.java(input.node()), frame));
    } catch (JException e) {
      // The library gives runaway expressions no code of their own, only these two texts.
      if (message(e).contains("Stack overflow") || message(e).contains("timeout")) {
        throw runaway();
      }
      throw new NotApplicableException(message(e));
    } catch (StackOverflowError e) {
      throw runaway();
    } catch (RegexTimeoutException e) {
      throw new StoppedExpressionException(e.getMessage());
    } catch (JsonataValues.NoJsonException e) {
      throw new NotApplicableException(String.valueOf(e.getMessage()));
    } catch (ClassCastException | NullPointerException | IndexOutOfBoundsException e) {
      // The library casts where the language has type errors.
      throw new NotApplicableException("its values are of the wrong type (" + e.getMessage() + ")");
    }
  }

  private static String message(JException e) {
    return String.valueOf(e.getMessage());
  }

  private StoppedExpressionException runaway() {
    return new StoppedExpressionException(
        "the JSONata expression %s was stopped: it ran for over %d ms or recurred over %d levels deep"
            .formatted(source, MAX_MILLIS, MAX_DEPTH));
  }

  @Override
  public String toString() {
    return source;
  }
}
