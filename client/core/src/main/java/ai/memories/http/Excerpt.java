package ai.memories.http;

import java.util.regex.Pattern;

/** A foreign text made fit for a message: on one line, short, and without anything like a key. */
final class Excerpt {
  private static final Pattern KEY =
      Pattern.compile("\\bsk-[A-Za-z0-9_-]{6,}|(?i:\\bbearer\\s+)[A-Za-z0-9._~+/=-]{8,}");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");

  private Excerpt() {}

  static String of(String text, int maxLength) {
    // cut first, generously: a body may have megabytes
    String start = text.length() > 8 * maxLength ? text.substring(0, 8 * maxLength) : text;
    String clean = KEY.matcher(SPACE.matcher(start).replaceAll(" ").strip()).replaceAll("[hidden]");
    if (clean.length() <= maxLength && start.length() == text.length()) {
      return clean;
    }
    return clean.substring(0, Math.min(maxLength, clean.length())) + "…";
  }
}
