package ai.memories.evaluation.assertion.type;

import ai.memories.evaluation.assertion.AssertionCheck;
import ai.memories.evaluation.assertion.AssertionConfig;
import ai.memories.evaluation.assertion.AssertionType;
import java.util.List;
import java.util.Set;

/**
 * {@code bleu}: how much the answer's runs of one to four words are also in the value, or in one of
 * several (BLEU, Papineni et al. 2002). The threshold is 0.5 where none is given, as in promptfoo.
 * Stateless and thread-safe.
 */
public final class Bleu implements AssertionType {
  private static final double DEFAULT_THRESHOLD = 0.5;

  @Override
  public String name() {
    return "bleu";
  }

  @Override
  public Set<String> keys() {
    return Set.of("value", "threshold");
  }

  @Override
  public AssertionCheck compile(AssertionConfig config) {
    boolean several = config.value().map(value -> value.node().isArray()).orElse(false);
    List<String> values = several ? ValueText.several(config) : List.of(ValueText.one(config));
    var score = new BleuScore(values.stream().map(Bleu::words).toList());
    return ScoreCheck.of(
        "BLEU", config.scoreThreshold(DEFAULT_THRESHOLD), text -> score.of(words(text)));
  }

  private static List<String> words(String text) {
    return Words.of(Letters.ANY_CASE.fold(text));
  }
}
