package ai.memories.evaluation.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gathers members in JavaScript's order: keys that are array indexes ascending, then the others.
 */
final class JsObject {
  private static final long LAST_INDEX = 4294967294L;

  private final Map<Long, Object> indexed = new TreeMap<>();
  private final Map<String, Object> named = new LinkedHashMap<>();

  void put(String key, Object value) {
    if (isIndex(key)) {
      indexed.put(Long.valueOf(key), value);
    } else {
      named.put(key, value);
    }
  }

  private static boolean isIndex(String key) {
    boolean digits = !key.isEmpty() && key.length() <= 10 && key.chars().allMatch(JsObject::digit);
    return digits
        && (key.length() == 1 || key.charAt(0) != '0')
        && Long.parseLong(key) <= LAST_INDEX;
  }

  private static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  Map<String, Object> toMap() {
    if (indexed.isEmpty()) {
      return Collections.unmodifiableMap(named);
    }
    Map<String, Object> ordered = new LinkedHashMap<>();
    indexed.forEach((key, value) -> ordered.put(key.toString(), value));
    ordered.putAll(named);
    return Collections.unmodifiableMap(ordered);
  }
}
