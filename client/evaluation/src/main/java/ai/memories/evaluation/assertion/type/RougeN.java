package ai.memories.evaluation.assertion.type;

import ai.memories.evaluation.assertion.AssertionCheck;
import ai.memories.evaluation.assertion.AssertionConfig;
import ai.memories.evaluation.assertion.AssertionType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code rouge-n}: how many words the answer shares with the value, as the harmonic mean of
 * precision and recall (ROUGE-1, Lin 2004), in any case. The threshold is 0.75 where none is given,
 * as in promptfoo. Stateless and thread-safe.
 */
public final class RougeN implements AssertionType {
  private static final double DEFAULT_THRESHOLD = 0.75;

  @Override
  public String name() {
    return "rouge-n";
  }

  @Override
  public Set<String> keys() {
    return Set.of("value", "threshold");
  }

  @Override
  public AssertionCheck compile(AssertionConfig config) {
    List<String> reference = tokens(ValueText.one(config));
    Map<List<String>, Integer> wanted = WordRuns.runs(reference, 1);
    return ScoreCheck.of(
        "ROUGE-1",
        config.scoreThreshold(DEFAULT_THRESHOLD),
        text -> {
          List<String> candidate = tokens(text);
          int shared = WordRuns.shared(WordRuns.runs(candidate, 1), wanted);
          return shared == 0 ? 0 : 2.0 * shared / (candidate.size() + reference.size());
        });
  }

  private static List<String> tokens(String text) {
    return TreebankWords.of(Letters.ANY_CASE.fold(text));
  }
}
