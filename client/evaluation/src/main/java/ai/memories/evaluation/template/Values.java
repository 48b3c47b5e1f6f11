package ai.memories.evaluation.template;

import java.util.ArrayList;
import java.util.List;

/** What texts and lists have in common: a length and items. */
final class Values {
  private Values() {}

  /** The length of a text (in UTF-16 units, as in JavaScript) or a list, −1 of anything else. */
  static int length(Object value) {
    if (value instanceof String text) {
      return text.length();
    }
    return value instanceof List<?> list ? list.size() : -1;
  }

  static Object item(Object value, int index) {
    return value instanceof String text
        ? String.valueOf(text.charAt(index))
        : ((List<?>) value).get(index);
  }

  /** The items of a text or a list. */
  static List<Object> items(Object value) {
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < length(value); i++) {
      items.add(item(value, i));
    }
    return items;
  }
}
