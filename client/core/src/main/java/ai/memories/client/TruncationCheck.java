package ai.memories.client;

import ai.memories.ModelId;
import ai.memories.Usage;
import ai.memories.json.JsonAnswer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Infers whether a choice was cut off from what was asked and what came back. */
final class TruncationCheck {
  private static final Set<String> CUT =
      Set.of("length", "max_tokens", "max_output_tokens", "token_limit");
  private static final Set<String> WHOLE =
      Set.of("stop", "end_turn", "stop_sequence", "eos", "completed");

  /** Shorter last lines are names, numbers and headings, which need no full stop. */
  private static final int WORDS_OF_A_SENTENCE = 6;

  private final ChatRequest request;
  private final ModelId model;
  private final Optional<Usage> usage;

  TruncationCheck(ChatRequest request, ModelId model, Optional<Usage> usage) {
    this.request = request;
    this.model = model;
    this.usage = usage;
  }

  Truncation check(String text, @Nullable String finishReason) {
    String reason = finishReason == null ? "" : finishReason.toLowerCase(Locale.ROOT);
    if (CUT.contains(reason)) {
      return Truncation.certain("the finish reason is \"" + finishReason + "\"; " + advice());
    }
    if (tokensUsedUp()) {
      return Truncation.certain(
          "all " + maxTokens() + " tokens of max_tokens were used; " + advice());
    }
    if (request.asksForJson() && (text.isBlank() || JsonAnswer.read(text).cutOff())) {
      return Truncation.certain("the JSON ends too early; " + advice());
    }
    boolean suspicious = !WHOLE.contains(reason) && request.stop().isEmpty() && mayThink();
    return suspicious && endsInMidSentence(text)
        ? Truncation.maybe("the text ends in mid-sentence; " + advice())
        : Truncation.NO;
  }

  /** One token less counts too: a last half word is not always counted. */
  private boolean tokensUsedUp() {
    long limit = (long) maxTokens() * request.n().orElse(1);
    return request.maxTokens().isPresent()
        && usage.filter(u -> u.outputTokens() >= limit - 1).isPresent();
  }

  private int maxTokens() {
    return request.maxTokens().orElse(0);
  }

  private boolean mayThink() {
    return request.thinkingBudget().orElse(-1) != 0 && !model.name().startsWith("gemini-2.0");
  }

  private String advice() {
    return mayThink()
        ? "thinking is taken out of max_tokens: raise it, or lower thinking_budget"
        : "raise max_tokens";
  }

  private static boolean endsInMidSentence(String text) {
    String end = text.stripTrailing();
    String line = end.substring(end.lastIndexOf('\n') + 1).strip();
    if (!isAsLongAsASentence(line)) {
      return false;
    }
    char last = line.charAt(line.length() - 1);
    return Character.isLetterOrDigit(last) || ",;:-–—(".indexOf(last) >= 0;
  }

  /** Counted by hand and no further than needed: every answer comes by here. */
  private static boolean isAsLongAsASentence(String line) {
    int words = 0;
    boolean between = true;
    for (int i = 0; i < line.length() && words < WORDS_OF_A_SENTENCE; i++) {
      boolean space = Character.isWhitespace(line.charAt(i));
      words += between && !space ? 1 : 0;
      between = space;
    }
    return words == WORDS_OF_A_SENTENCE;
  }
}
