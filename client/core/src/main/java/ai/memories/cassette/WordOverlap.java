package ai.memories.cassette;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.StringTokenizer;

/** How many words a request shares with others, whatever their order: quick, and good enough. */
final class WordOverlap {
  private static final int MAX_CHARS = 100_000;

  private final Map<String, Integer> words;
  private final int total;

  WordOverlap(Json request) {
    words = words(request);
    total = sum(words);
  }

  /** From 0, no word in common, to 1, all of them. */
  double with(Json other) {
    Map<String, Integer> others = words(other);
    int common = 0;
    for (var word : others.entrySet()) {
      common += Math.min(word.getValue(), words.getOrDefault(word.getKey(), 0));
    }
    int both = total + sum(others);
    return both == 0 ? 1 : 2.0 * common / both;
  }

  private static int sum(Map<String, Integer> words) {
    return words.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static Map<String, Integer> words(Json request) {
    var text = new StringBuilder();
    gather(request.node(), text);
    Map<String, Integer> counts = new HashMap<>();
    var tokens = new StringTokenizer(text.toString());
    while (tokens.hasMoreTokens()) {
      counts.merge(tokens.nextToken(), 1, Integer::sum);
    }
    return counts;
  }

  private static void gather(JsonNode node, StringBuilder text) {
    if (node.isTextual() && text.length() < MAX_CHARS) {
      String value = node.textValue();
      text.append(value, 0, Math.min(value.length(), MAX_CHARS)).append(' ');
    }
    node.forEach(child -> gather(child, text));
  }
}
