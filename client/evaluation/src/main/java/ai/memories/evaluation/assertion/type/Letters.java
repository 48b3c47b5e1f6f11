package ai.memories.evaluation.assertion.type;

import java.util.Locale;

/** Whether upper and lower case differ. */
enum Letters {
  /** As written. */
  EXACT,
  /** Both sides in lower case, by Unicode's rules and in no country's way. */
  ANY_CASE;

  String fold(String text) {
    return this == EXACT ? text : text.toLowerCase(Locale.ROOT);
  }
}
