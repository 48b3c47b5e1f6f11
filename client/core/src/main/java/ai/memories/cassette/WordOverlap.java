package ai.memories.cassette;

import ai.memories.json.Json;
import java.nio.charset.StandardCharsets;

/**
 * How many words a request shares with recorded ones, whatever their order. It counts them in the
 * files' bytes and parses nothing: two hundred are looked at where somebody waits. Words are told
 * apart by a hash, which is good enough to rank by. Not thread-safe.
 */
final class WordOverlap {
  private static final byte[] REQUEST = bytes("\n  \"request\": {");
  private static final byte[] RESPONSE = bytes("\n  \"response\": {");
  private static final int MAX_BYTES = 400_000;

  /** Hashes of the request's words, 0 for a free slot, and how often each occurs. */
  private final int[] words;

  private final int[] counts;
  private final int[] left;
  private final int total;

  WordOverlap(Json request) {
    byte[] text = bytes(Json.of(TextLines.split(request.node())).pretty());
    int slots = Integer.highestOneBit(Math.max(16, Math.min(text.length, MAX_BYTES))) * 2;
    words = new int[slots];
    counts = new int[slots];
    left = new int[slots];
    total = count(text, 0, text.length, true);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** From 0, no word in common with a recording's file, to 1, all of them. */
  double with(byte[] file) {
    System.arraycopy(counts, 0, left, 0, counts.length);
    int start = Math.max(0, indexOf(REQUEST, file, 0));
    int end = indexOf(RESPONSE, file, start);
    int others = count(file, start, end < 0 ? file.length : end, false);
    int unmet = 0;
    for (int count : left) {
      unmet += count;
    }
    int both = total + others;
    return both == 0 ? 1 : 2.0 * (total - unmet) / both;
  }

  /** Goes through the words of a text; how many there are. */
  private int count(byte[] text, int from, int to, boolean own) {
    int end = Math.min(to, from + MAX_BYTES);
    int seen = 0;
    int hash = 0;
    for (int at = from; at <= end; at++) {
      int c = at < end ? text[at] : ' ';
      if (c > ' ' || c < 0) {
        hash = 31 * hash + c;
      } else if (hash != 0) {
        meet(hash, own);
        seen++;
        hash = 0;
      }
    }
    return seen;
  }

  private void meet(int hash, boolean own) {
    int at = (int) SampleKeys.mixed(hash) & (words.length - 1);
    while (words[at] != 0 && words[at] != hash) {
      at = (at + 1) & (words.length - 1);
    }
    if (own) {
      words[at] = hash;
      counts[at]++;
    } else if (left[at] > 0) {
      left[at]--;
    }
  }

  private static int indexOf(byte[] wanted, byte[] text, int from) {
    for (int at = from; at <= text.length - wanted.length; at++) {
      if (text[at] == wanted[0] && startsWith(wanted, text, at)) {
        return at;
      }
    }
    return -1;
  }

  private static boolean startsWith(byte[] wanted, byte[] text, int at) {
    for (int i = 1; i < wanted.length; i++) {
      if (text[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
