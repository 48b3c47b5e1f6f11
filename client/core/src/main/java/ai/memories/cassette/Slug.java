package ai.memories.cassette;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names for people in paths: only {@code a-z}, {@code 0-9} and {@code -}, so that they mean the
 * same on every file system. {@code InvoiceTest} becomes {@code invoice-test}. Two texts may share
 * a slug; what tells recordings apart is their fingerprint.
 *
 * <pre>{@code
 * Slug.of("InvoiceTest"); // invoice-test
 * Slug.join(List.of("plain", "terse", "pro")); // plain--terse--pro
 * }</pre>
 *
 * <p>Stateless.
 */
public final class Slug {
  private static final int MAX_CHARS = 80;
  private static final int MAX_PATH_CHARS = 96;
  private static final int HASH_CHARS = 8;
  private static final Pattern CAMEL_HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
  private static final Pattern SEPARATORS = Pattern.compile("[/\\\\]+");
  private static final Pattern TRAILING = Pattern.compile("[-/]+$");
  private static final Pattern EDGES = Pattern.compile("^-+|-+$");
  private static final Pattern RESERVED_ON_WINDOWS =
      Pattern.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]");

  private Slug() {}

  /** The slug of one text; of one that has no usable character, a hash. */
  public static String of(String text) {
    if (isSlug(text)) {
      return shorten(text, text);
    }
    String plain = isAscii(text) ? text : withoutMarks(text);
    String lower = CAMEL_HUMP.matcher(plain).replaceAll("-").toLowerCase(Locale.ROOT);
    String slug = EDGES.matcher(OTHER.matcher(lower).replaceAll("-")).replaceAll("");
    if (slug.isEmpty() || RESERVED_ON_WINDOWS.matcher(slug).matches()) {
      slug = slug + (slug.isEmpty() ? "x" : "-") + hash(text);
    }
    return shorten(slug, text);
  }

  /** What normalisation has nothing to do with: its tables take a while to load. */
  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static String withoutMarks(String text) {
    return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
  }

  /** Most ids and labels are one already, and need no pattern to be made one. */
  private static boolean isSlug(String text) {
    char last = '-';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '-' && last != '-');
      if (!plain) {
        return false;
      }
      last = c;
    }
    return last != '-' && !RESERVED_ON_WINDOWS.matcher(text).matches();
  }

  /** The slugs of several texts joined by {@code --}, shortened by a hash over 80 characters. */
  public static String join(List<String> texts) {
    String joined = texts.stream().map(Slug::of).collect(Collectors.joining("--"));
    return shorten(joined, String.join("\n", texts));
  }

  /** The slugs of a path's elements joined by {@code /}, shortened by a hash over 96 characters. */
  public static String path(String path) {
    String joined =
        SEPARATORS
            .splitAsStream(path)
            .filter(element -> !element.isEmpty())
            .map(Slug::of)
            .collect(Collectors.joining("/"));
    return joined.length() <= MAX_PATH_CHARS
        ? joined
        : cut(joined, MAX_PATH_CHARS - HASH_CHARS - 1) + "-" + hash(path);
  }

  /** A slug where a path has no room for all of it: its head, and a hash to tell it by. */
  static String fitting(String slug, int chars) {
    if (slug.length() <= chars) {
      return slug;
    }
    int head = chars - HASH_CHARS - 1;
    String hash = hash(slug);
    return head > 0 ? cut(slug, head) + "-" + hash : hash.substring(0, Math.min(chars, HASH_CHARS));
  }

  private static String cut(String slug, int chars) {
    return slug.length() <= chars
        ? slug
        : TRAILING.matcher(slug.substring(0, chars)).replaceAll("");
  }

  private static String shorten(String slug, String original) {
    return slug.length() <= MAX_CHARS
        ? slug
        : cut(slug, MAX_CHARS - HASH_CHARS - 1) + "-" + hash(original);
  }

  private static String hash(String text) {
    return Fingerprint.sha256(text.getBytes(StandardCharsets.UTF_8)).substring(0, HASH_CHARS);
  }
}
