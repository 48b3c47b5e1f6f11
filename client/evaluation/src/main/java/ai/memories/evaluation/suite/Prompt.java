package ai.memories.evaluation.suite;

import ai.memories.client.Role;
import java.util.List;
import java.util.Optional;

/**
 * One way to ask: messages with variables, under a label. Immutable.
 *
 * <pre>{@code
 * suite.prompts().stream().map(Prompt::label).toList(); // [terse, prompts/polite.txt]
 * }</pre>
 */
public final class Prompt {
  private final String label;
  private final List<PromptMessage> messages;
  private final CallSettings settings;

  Prompt(String label, List<PromptMessage> messages, CallSettings settings) {
    this.label = label;
    this.messages = List.copyOf(messages);
    this.settings = settings;
  }

  /** Its name in results: the label, else the file's name, else {@code prompt-} and a position. */
  public String label() {
    return label;
  }

  List<PromptMessage> messages() {
    return messages;
  }

  CallSettings settings() {
    return settings;
  }

  /** Why it cannot be asked with these options. */
  Optional<String> refusal(TestOptions options) {
    return options.hasAffixes() && messages.size() > 1
        ? Optional.of(
            "prefix and suffix under options stand around a prompt that is one text, and the prompt \""
                + label
                + "\" is a chat: write them into its messages")
        : Optional.empty();
  }

  /** The message that files are shown with. */
  int lastUserMessage() {
    for (int i = messages.size() - 1; i >= 0; i--) {
      if (messages.get(i).role() == Role.USER) {
        return i;
      }
    }
    throw new IllegalStateException("a prompt without a user message was read");
  }

  @Override
  public String toString() {
    return label;
  }
}
