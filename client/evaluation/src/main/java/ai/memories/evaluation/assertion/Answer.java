package ai.memories.evaluation.assertion;

import ai.memories.Usage;
import ai.memories.evaluation.expression.JsonataExpression;
import ai.memories.evaluation.expression.StoppedExpressionException;
import ai.memories.evaluation.expression.Transform;
import ai.memories.json.JsonAnswer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What assertions judge: the text of an answer and the facts about it. What is not known is absent,
 * never zero. Immutable and thread-safe.
 *
 * <pre>{@code
 * Answer answer = Answer.builder("Total: 119.00").latency(Duration.ofMillis(420)).build();
 * }</pre>
 */
public final class Answer {
  private final String text;
  private final @Nullable BigDecimal costUsd;
  private final @Nullable Usage usage;
  private final @Nullable Duration latency;
  private final @Nullable String finishReason;
  private final boolean truncated;
  private final boolean replayed;

  /** Read at most once, since several assertions of a case ask; a race only reads twice. */
  private @Nullable JsonAnswer json;

  private Answer(Builder builder) {
    text = builder.text;
    costUsd = builder.costUsd;
    usage = builder.usage;
    latency = builder.latency;
    finishReason = builder.finishReason;
    truncated = builder.truncated;
    replayed = builder.replayed;
  }

  /** Starts an answer with its text. */
  public static Builder builder(String text) {
    return new Builder(text);
  }

  /** The text, as the model gave it. */
  public String text() {
    return text;
  }

  /** The same answer with what a transform makes of its text. */
  Answer transformed(Transform transform) throws JsonataExpression.NotApplicableException {
    try {
      var changed = new Builder(transform.over(json(), text));
      changed.costUsd = costUsd;
      changed.usage = usage;
      changed.latency = latency;
      changed.finishReason = finishReason;
      changed.truncated = truncated;
      changed.replayed = replayed;
      return changed.build();
    } catch (StoppedExpressionException e) {
      throw new AssertionErrorException("transform: " + e.getMessage());
    }
  }

  /** The text read as JSON. */
  public JsonAnswer json() {
    JsonAnswer known = json;
    if (known == null) {
      known = JsonAnswer.read(text);
      json = known;
    }
    return known;
  }

  /** What it cost in US dollars: paid, or at today's prices where it was replayed. */
  public Optional<BigDecimal> costUsd() {
    return Optional.ofNullable(costUsd);
  }

  /** The tokens it took. */
  public Optional<Usage> usage() {
    return Optional.ofNullable(usage);
  }

  /** How long it took; of a replayed answer, when it was recorded. */
  public Optional<Duration> latency() {
    return Optional.ofNullable(latency);
  }

  /** Why the model stopped, in the service's word. */
  public Optional<String> finishReason() {
    return Optional.ofNullable(finishReason);
  }

  /** Whether it was cut off. */
  public boolean truncated() {
    return truncated;
  }

  /** Whether it came from a recording. */
  public boolean replayed() {
    return replayed;
  }

  /** Gathers the facts about an answer; not thread-safe. */
  public static final class Builder {
    private final String text;
    private @Nullable BigDecimal costUsd;
    private @Nullable Usage usage;
    private @Nullable Duration latency;
    private @Nullable String finishReason;
    private boolean truncated;
    private boolean replayed;

    private Builder(String text) {
      this.text = text;
    }

    /** Sets the cost in US dollars; null where unknown. */
    public Builder costUsd(@Nullable BigDecimal newCostUsd) {
      this.costUsd = newCostUsd;
      return this;
    }

    /** Sets the tokens; null where unknown. */
    public Builder usage(@Nullable Usage newUsage) {
      this.usage = newUsage;
      return this;
    }

    /** Sets the latency; null where unknown. */
    public Builder latency(@Nullable Duration newLatency) {
      this.latency = newLatency;
      return this;
    }

    /** Sets the finish reason; null where the service gave none. */
    public Builder finishReason(@Nullable String newFinishReason) {
      this.finishReason = newFinishReason;
      return this;
    }

    /** Says whether it was cut off. */
    public Builder truncated(boolean isTruncated) {
      this.truncated = isTruncated;
      return this;
    }

    /** Says whether it came from a recording. */
    public Builder replayed(boolean isReplayed) {
      this.replayed = isReplayed;
      return this;
    }

    /** The answer. */
    public Answer build() {
      return new Answer(this);
    }
  }
}
