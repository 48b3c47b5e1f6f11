package ai.memories.cassette;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last look at what is about to be written: the live key in any form it travels in, and the
 * shapes of keys people paste into prompts. It says what kind was found and where, never what.
 */
final class SecretScan {
  private static final int MIN_KEY_CHARS = 8;
  private static final int BITS_PER_BASE64_CHAR = 6;

  private final List<String> live;

  private SecretScan(List<String> live) {
    this.live = live;
  }

  /** Looks for the shapes only. */
  static SecretScan ofShapes() {
    return new SecretScan(List.of());
  }

  /** Looks for a key, raw, URL-encoded, escaped and in base64, and for the shapes. */
  static SecretScan of(String given) {
    String key = given.strip(); // as it is sent
    if (key.length() < MIN_KEY_CHARS) {
      return ofShapes(); // so short a word occurs by chance
    }
    String encoded = URLEncoder.encode(key, StandardCharsets.UTF_8);
    String escaped = Json.text(key).compact();
    Set<String> forms = new LinkedHashSet<>();
    forms.add(key);
    forms.add(escaped.substring(1, escaped.length() - 1));
    forms.add(encoded);
    forms.add(lowerCaseEscapes(encoded));
    for (int before = 0; before < 3; before++) {
      forms.add(base64(Base64.getEncoder(), key, before));
      forms.add(base64(Base64.getUrlEncoder(), key, before));
    }
    return new SecretScan(List.copyOf(forms));
  }

  /** Whether there is a key to look for. */
  boolean knowsKey() {
    return !live.isEmpty();
  }

  /**
   * The characters that base64 always shows of a key, whatever stands around it, if so many bytes
   * modulo three stand before: {@code Bearer }, a user's name, nothing.
   */
  private static String base64(Base64.Encoder encoder, String key, int before) {
    byte[] raw = key.getBytes(StandardCharsets.UTF_8);
    byte[] shifted = new byte[before + raw.length];
    System.arraycopy(raw, 0, shifted, before, raw.length);
    String text = encoder.withoutPadding().encodeToString(shifted);
    int bitsBefore = before * Byte.SIZE;
    int start = (bitsBefore + BITS_PER_BASE64_CHAR - 1) / BITS_PER_BASE64_CHAR;
    return text.substring(start, shifted.length * Byte.SIZE / BITS_PER_BASE64_CHAR);
  }

  private static String lowerCaseEscapes(String encoded) {
    return Pattern.compile("%[0-9A-F]{2}")
        .matcher(encoded)
        .replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT));
  }

  /**
   * Refuses a request that holds a secret, before it is paid for.
   *
   * @throws CassetteException that names the place
   */
  void refuse(Json request, Path directory) {
    place(request.node(), "").ifPresent(found -> throwRefusal(found, directory));
  }

  /**
   * Refuses a file's text that holds a secret.
   *
   * @throws CassetteException that names the line
   */
  void refuse(String text, Path directory) {
    find(text).ifPresent(found -> throwRefusal(found, directory));
  }

  private static void throwRefusal(String found, Path directory) {
    throw new CassetteException(
        directory,
        "the recording would hold "
            + found
            + " and was not written; take it out of the prompt, or declare a redaction",
        null);
  }

  private Optional<String> place(JsonNode node, String pointer) {
    if (node.isTextual()) {
      return kind(node.textValue()).map(found -> found.what() + " at " + pointer);
    }
    if (node.isObject()) {
      return node.properties().stream()
          .flatMap(member -> place(member.getKey(), member.getValue(), pointer).stream())
          .findFirst();
    }
    for (int i = 0; i < node.size(); i++) {
      Optional<String> found = place(node.get(i), pointer + "/" + i);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<String> place(String name, JsonNode value, String pointer) {
    return kind(name)
        .map(found -> found.what() + " in a name at " + pointer)
        .or(() -> place(value, pointer + "/" + name));
  }

  /** What kind of secret stands in which line, if any does. */
  Optional<String> find(String text) {
    return kind(text).map(found -> found.what() + " in line " + line(text, found.at()));
  }

  private record Finding(String what, int at) {}

  private Optional<Finding> kind(String text) {
    for (String form : live) {
      int at = text.indexOf(form);
      if (at >= 0) {
        return Optional.of(new Finding("the API key", at));
      }
    }
    for (var shape : Shapes.ALL.entrySet()) {
      Matcher matcher = shape.getValue().matcher(text);
      if (matcher.find()) {
        return Optional.of(new Finding("what looks like " + shape.getKey(), matcher.start()));
      }
    }
    return Optional.empty();
  }

  private static long line(String text, int at) {
    return text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
  }

  /** Apart, since they are made ready only where something is written. */
  private static final class Shapes {
    static final Map<String, Pattern> ALL = all();

    private static Map<String, Pattern> all() {
      Map<String, String> regexes = new LinkedHashMap<>();
      regexes.put("a memories.ai key", "\\bsk-mav?i-[A-Za-z0-9_-]{16,}");
      regexes.put(
          "an API key (sk-…)",
          "\\bsk-(?:(?:proj|ant|svcacct|admin|or|live|test)-[A-Za-z0-9_-]{20,}|[A-Za-z0-9]{24,})");
      regexes.put("a Stripe key", "\\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,}");
      regexes.put("a Google API key", "\\bAIza[0-9A-Za-z_-]{35}");
      regexes.put("an AWS access key", "\\bA(?:KIA|SIA)[0-9A-Z]{16}\\b");
      regexes.put(
          "a GitHub token", "\\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{40,})");
      regexes.put("a Slack token", "\\bxox[abeprs]-[A-Za-z0-9-]{20,}");
      regexes.put(
          "a JSON web token",
          "\\beyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}");
      regexes.put("a private key", "-----BEGIN [A-Z ]*PRIVATE KEY-----");
      Map<String, Pattern> shapes = new LinkedHashMap<>();
      regexes.forEach((name, regex) -> shapes.put(name, Pattern.compile(regex)));
      return shapes;
    }
  }
}
