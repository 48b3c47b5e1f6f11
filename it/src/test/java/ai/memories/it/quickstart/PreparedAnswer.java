package ai.memories.it.quickstart;

import ai.memories.ModelId;
import ai.memories.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * What one model says to one prompt in one case, and how to know that request when it comes.
 * Immutable.
 *
 * @param name suite, case, prompt and model, as the answer file has them
 * @param markers texts that stand together in the requests of this case and prompt only
 * @param text the answer
 * @param usage the tokens it is said to have taken
 * @param latency how long it is said to have taken
 */
record PreparedAnswer(Name name, List<String> markers, String text, Usage usage, Duration latency) {

  /** Which answer it is; a case of a suite is named by the same four. */
  record Name(String suite, String testCase, String prompt, ModelId model) {
    @Override
    public String toString() {
      return String.join(" / ", suite, testCase, prompt, model.toString());
    }
  }

  PreparedAnswer {
    markers = List.copyOf(markers);
  }

  /** Whether a request body is one this answers. */
  boolean answers(ModelId model, String body) {
    return model.equals(name.model()) && markers.stream().allMatch(body::contains);
  }

  /** The same in every run, so that recording twice changes no file. */
  String id() {
    return "resp_" + UUID.nameUUIDFromBytes(name.toString().getBytes(StandardCharsets.UTF_8));
  }
}
