package ai.memories.client;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ranges the service documents, checked before anything is sent. */
final class RequestRules {
  private final List<String> violations;

  private RequestRules(List<String> faults) {
    violations = new ArrayList<>(faults);
  }

  static List<String> violations(ChatRequestBuilder request) {
    var rules = new RequestRules(request.faults);
    if (request.messages.isEmpty()) {
      rules.violations.add("there are no messages: add one with user(text)");
    }
    rules.range("temperature", request.temperature, 0, 2);
    rules.range("top_p", request.topP, 0, 1);
    rules.range("frequency_penalty", request.frequencyPenalty, -2, 2);
    rules.range("presence_penalty", request.presencePenalty, -2, 2);
    rules.atLeastOne("max_tokens", request.maxTokens);
    rules.atLeastOne("n", request.n);
    rules.noEmptyStop(request.stop);
    rules.noBlankType(request.responseMimeType);
    return rules.violations;
  }

  private void range(String name, @Nullable BigDecimal value, int low, int high) {
    if (value != null
        && (value.compareTo(BigDecimal.valueOf(low)) < 0
            || value.compareTo(BigDecimal.valueOf(high)) > 0)) {
      violations.add(name + " is " + value + ": it must be from " + low + " to " + high);
    }
  }

  private void atLeastOne(String name, @Nullable Integer value) {
    if (value != null && value < 1) {
      violations.add(name + " is " + value + ": it must be at least 1");
    }
  }

  private void noEmptyStop(List<String> stop) {
    if (stop.contains("")) {
      violations.add("stop holds an empty text: every answer would end before it starts");
    }
  }

  private void noBlankType(@Nullable String type) {
    if (type != null && type.isBlank()) {
      violations.add("response_mime_type is empty: leave it out, or use " + ResponseMimeType.JSON);
    }
  }
}
