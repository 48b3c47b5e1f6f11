package ai.memories.evaluation.baseline;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;

/** The name of a case, by which baselines are sorted. */
record CaseKey(String suite, String id, String prompt, String provider)
    implements Comparable<CaseKey> {
  private static final Comparator<CaseKey> ORDER =
      Comparator.comparing(CaseKey::suite)
          .thenComparing(CaseKey::id)
          .thenComparing(CaseKey::prompt)
          .thenComparing(CaseKey::provider);

  static CaseKey of(String suite, Json line) {
    JsonNode node = line.node();
    return new CaseKey(
        suite,
        node.path("id").asText(),
        node.path("prompt").asText(),
        node.path("provider").asText());
  }

  @Override
  public int compareTo(CaseKey other) {
    return ORDER.compare(this, other);
  }

  /** Without the suite, as it is said where the suite is known. */
  @Override
  public String toString() {
    return String.join(" / ", id, prompt, provider);
  }
}
