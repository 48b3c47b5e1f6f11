package ai.memories.client;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of the answers to a request; there are several only where {@code n} asked so. Immutable.
 *
 * <pre>{@code
 * ChatRequest three = ChatRequest.builder().user("Name a colour.").n(3).build();
 * for (Choice choice : model.chat(three).choices()) {
 *   show(choice.index() + ": " + choice.text());
 * }
 * }</pre>
 */
public final class Choice {
  private final int index;
  private final String text;
  private final @Nullable String finishReason;
  private final Truncation truncation;

  Choice(int index, String text, @Nullable String finishReason, Truncation truncation) {
    this.index = index;
    this.text = text;
    this.finishReason = finishReason;
    this.truncation = truncation;
  }

  /** Its place among the choices, from 0. */
  public int index() {
    return index;
  }

  /** What the model answered. */
  public String text() {
    return text;
  }

  /** Why the model stopped, in the service's word; it documents none, so mostly empty. */
  public Optional<String> finishReason() {
    return Optional.ofNullable(finishReason);
  }

  /** Whether the answer was cut off. */
  public Truncation truncation() {
    return truncation;
  }

  @Override
  public String toString() {
    return "Choice[" + index + ": " + text + "]";
  }
}
