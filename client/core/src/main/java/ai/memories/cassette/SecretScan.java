package ai.memories.cassette;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last look at a text before it is written: the live key in any form it travels in, and the
 * shapes of keys people paste into prompts. It says what kind was found and in which line, never
 * what.
 */
final class SecretScan {
  private static final int MIN_KEY_CHARS = 8;
  private static final Map<String, Pattern> SHAPES = shapes();

  private final List<String> live;

  private SecretScan(List<String> live) {
    this.live = live;
  }

  /** Looks for the shapes only. */
  static SecretScan ofShapes() {
    return new SecretScan(List.of());
  }

  /** Looks for a key, raw, URL-encoded and in base64, and for the shapes. */
  static SecretScan of(String key) {
    if (key.length() < MIN_KEY_CHARS) {
      return ofShapes(); // so short a word occurs by chance
    }
    byte[] raw = key.getBytes(StandardCharsets.UTF_8);
    List<String> forms =
        new ArrayList<>(List.of(key, URLEncoder.encode(key, StandardCharsets.UTF_8)));
    forms.add(Base64.getEncoder().withoutPadding().encodeToString(raw));
    forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(raw));
    String bearer =
        Base64.getEncoder()
            .withoutPadding()
            .encodeToString(("Bearer " + key).getBytes(StandardCharsets.UTF_8));
    forms.add(bearer);
    return new SecretScan(List.copyOf(forms));
  }

  /** What kind of secret stands where, if any does. */
  Optional<String> find(String text) {
    for (String form : live) {
      int at = text.indexOf(form);
      if (at >= 0) {
        return Optional.of("the API key in line " + line(text, at));
      }
    }
    for (var shape : SHAPES.entrySet()) {
      Matcher matcher = shape.getValue().matcher(text);
      if (matcher.find()) {
        return Optional.of(
            "what looks like " + shape.getKey() + " in line " + line(text, matcher.start()));
      }
    }
    return Optional.empty();
  }

  private static long line(String text, int at) {
    return text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
  }

  private static Map<String, Pattern> shapes() {
    Map<String, Pattern> shapes = new LinkedHashMap<>();
    shapes.put("a memories.ai key", Pattern.compile("\\bsk-ma(?:v)?i-[A-Za-z0-9_-]{16,}"));
    shapes.put("an API key (sk-…)", Pattern.compile("\\bsk-(?:[a-z]+-)?[A-Za-z0-9]{24,}"));
    shapes.put("a Google API key", Pattern.compile("\\bAIza[0-9A-Za-z_-]{35}"));
    shapes.put("an AWS access key", Pattern.compile("\\bA(?:KIA|SIA)[0-9A-Z]{16}\\b"));
    shapes.put("a GitHub token", Pattern.compile("\\bgh[pousr]_[A-Za-z0-9]{36}"));
    shapes.put("a Slack token", Pattern.compile("\\bxox[abprs]-[A-Za-z0-9-]{20,}"));
    shapes.put("a private key", Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----"));
    return shapes;
  }
}
