package ai.memories.evaluation.assertion.type;

import ai.memories.evaluation.assertion.Answer;
import ai.memories.evaluation.assertion.AskingCheck;
import ai.memories.evaluation.assertion.AssertionCheck;
import ai.memories.evaluation.assertion.AssertionConfig;
import ai.memories.evaluation.assertion.AssertionErrorException;
import ai.memories.evaluation.assertion.AssertionType;
import ai.memories.evaluation.assertion.InvalidAssertionException;
import ai.memories.evaluation.assertion.Outcome;
import ai.memories.json.Json;
import ai.memories.json.JsonAnswer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code llm-rubric}: a model that was given the answer and the rubric says that it holds, as JSON
 * with {@code pass}, {@code score} and {@code reason}. Anything else it says is an error, never a
 * pass. Stateless and thread-safe.
 */
public final class LlmRubric implements AssertionType {

  @Override
  public String name() {
    return "llm-rubric";
  }

  @Override
  public Set<String> keys() {
    return Set.of("value", "threshold", "provider", "rubricPrompt");
  }

  @Override
  public AssertionCheck compile(AssertionConfig config) {
    return new Rubric(Json.text(rubric(config)), config.scoreThreshold(0));
  }

  private static String rubric(AssertionConfig config) {
    Json value =
        config
            .value()
            .orElseThrow(
                () ->
                    new InvalidAssertionException(
                        "", "llm-rubric needs a value: key, what the answer must be like"));
    String text = value.node().isTextual() ? value.node().textValue() : value.compact();
    if (text.isBlank() || value.node().isNull()) {
      throw new InvalidAssertionException("/value", "the rubric is empty");
    }
    return text;
  }

  private record Rubric(Json rubric, double threshold) implements AskingCheck {

    @Override
    public Map<String, Json> question(Answer answer) {
      return Map.of("output", Json.text(answer.text()), "rubric", rubric);
    }

    @Override
    public Outcome outcome(String said) {
      JsonNode verdict = verdict(said);
      JsonNode pass = verdict.path("pass");
      JsonNode score = verdict.path("score");
      if (!pass.isBoolean() || !(score.isMissingNode() || isShare(score))) {
        throw outOfForm(said, "pass must be true or false, and score a number from 0 to 1");
      }
      double share = score.isNumber() ? score.doubleValue() : pass.booleanValue() ? 1 : 0;
      boolean holds = pass.booleanValue() && share >= threshold;
      return new Outcome(holds, share, reason(verdict, pass.booleanValue(), share));
    }

    private String reason(JsonNode verdict, boolean pass, double share) {
      String verdictSaid = pass ? "that it holds" : "that it does not hold";
      String scored =
          threshold > 0
              ? String.format(
                  Locale.ROOT, ", with a score of %s of the %s wanted", share, threshold)
              : "";
      String why = verdict.path("reason").asText();
      return Quoted.of(rubric.node().textValue().strip())
          + ": the grader says "
          + verdictSaid
          + scored
          + (why.isBlank() ? "" : ": " + why.strip());
    }

    private static boolean isShare(JsonNode score) {
      return score.isNumber() && score.doubleValue() >= 0 && score.doubleValue() <= 1;
    }

    /** All of what was said, or the first object in it: graders like to think aloud. */
    private static JsonNode verdict(String said) {
      Optional<Json> found =
          JsonAnswer.read(said)
              .json()
              .filter(json -> json.node().isObject())
              .or(() -> new JsonSearch(said, "{").next());
      return found.map(Json::node).orElseThrow(() -> outOfForm(said, "there is no JSON object"));
    }

    private static AssertionErrorException outOfForm(String said, String why) {
      return new AssertionErrorException(
          "the grader did not answer in form (" + why + "): " + Quoted.of(said));
    }
  }
}
