package ai.memories.evaluation.assertion.type;

import java.util.Locale;
import java.util.function.UnaryOperator;

/** Whether upper and lower case differ. */
enum Letters {
  /** As written. */
  EXACT(text -> text),
  /** Both sides in lower case, by Unicode's rules and in no country's way. */
  ANY_CASE(text -> text.toLowerCase(Locale.ROOT));

  private final UnaryOperator<String> fold;

  Letters(UnaryOperator<String> fold) {
    this.fold = fold;
  }

  String fold(String text) {
    return fold.apply(text);
  }
}
