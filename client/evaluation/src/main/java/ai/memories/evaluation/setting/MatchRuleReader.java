package ai.memories.evaluation.setting;

import ai.memories.cassette.MatchRules;
import ai.memories.cassette.Normaliser;
import ai.memories.evaluation.source.Located;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code match: {ignore, normalise}} and {@code redaction: [{pattern, placeholder}]} of
 * {@code memories.yaml}.
 */
final class MatchRuleReader {
  private static final List<String> MATCH_KEYS = List.of("ignore", "normalise");
  private static final List<String> REDACTION_KEYS = List.of("pattern", "placeholder");

  private final Keys root;
  private final MatchRules.Builder rules = MatchRules.builder();

  private MatchRuleReader(Keys root) {
    this.root = root;
  }

  static MatchRules read(Keys root) {
    var reader = new MatchRuleReader(root);
    root.mapping("match", MATCH_KEYS).ifPresent(reader::match);
    root.items("redaction").forEach(reader::redaction);
    return reader.rules.build();
  }

  private void match(Keys match) {
    for (Located pointer : match.items("ignore")) {
      attempt(pointer, () -> rules.ignore(pointer.json().node().asText()));
    }
    for (Located name : match.items("normalise")) {
      attempt(name, () -> rules.normalise(Normaliser.parse(name.json().node().asText())));
    }
  }

  private void redaction(Located item) {
    Keys keys = root.inside(item, "a redaction", REDACTION_KEYS);
    Optional<String> pattern = keys.text("pattern");
    Optional<String> placeholder = keys.text("placeholder");
    if (pattern.isPresent() && placeholder.isPresent()) {
      attempt(item, () -> rules.redact(pattern.get(), placeholder.get()));
    } else {
      root.refuse(item, "a redaction needs a pattern and a placeholder, such as \"<e-mail>\"");
    }
  }

  private void attempt(Located value, Runnable rule) {
    try {
      rule.run();
    } catch (IllegalArgumentException e) {
      root.refuse(value, String.valueOf(e.getMessage()));
    }
  }
}
