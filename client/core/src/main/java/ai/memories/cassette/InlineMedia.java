package ai.memories.cassette;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * Puts the digest, length and type of inlined media in the place of its base64, so that a recording
 * stays small and reviewable and still tells any two files apart. A text part stays as it is,
 * whatever it holds: the model reads it as text.
 */
final class InlineMedia {
  private static final String DATA = "data:";
  private static final String BASE64 = ";base64";
  private static final Base64.Encoder UNPADDED = Base64.getEncoder().withoutPadding();

  /** Shorter than any image, longer than most file names, which may be base64 by chance. */
  private static final int MIN_BARE_CHARS = 64;

  private InlineMedia() {}

  private record Media(String sha256, int bytes, String declaredType) {
    static Media of(byte[] bytes, String declaredType) {
      return new Media(Fingerprint.sha256(bytes), bytes.length, declaredType);
    }
  }

  /** The part with its media digested. */
  static JsonNode digested(JsonNode part) {
    if (!(part instanceof ObjectNode object)) {
      return part;
    }
    ObjectNode copy = Json.object();
    for (var member : object.properties()) {
      String name = member.getKey();
      JsonNode value = member.getValue();
      Optional<Media> media =
          value.isTextual() && !name.equals("text")
              ? media(value.textValue(), name.equals("file_uri"))
              : Optional.empty();
      if (media.isPresent()) {
        copy.set(name, digest(media.get(), object.path("mime_type").asText("")));
      } else {
        copy.set(name, digested(value));
      }
    }
    return copy;
  }

  /** A type inside the data URI counts only where it says something else than the part does. */
  private static ObjectNode digest(Media media, String statedType) {
    ObjectNode digest = Json.object();
    digest.put("sha256", media.sha256());
    digest.put("bytes", media.bytes());
    String declared = media.declaredType();
    if (!declared.isEmpty() && !declared.equals(statedType.toLowerCase(Locale.ROOT))) {
      digest.put("type", declared);
    }
    return digest;
  }

  /** The media of a data URI or, where that may stand, of bare base64; none of an address. */
  private static Optional<Media> media(String uri, boolean mayBeBare) {
    int comma = uri.indexOf(',');
    if (comma >= 0 && isData(uri, comma)) {
      String type = uri.substring(DATA.length(), comma - BASE64.length());
      return bytes(uri.substring(comma + 1))
          .map(bytes -> Media.of(bytes, type.toLowerCase(Locale.ROOT)));
    }
    return mayBeBare && uri.length() >= MIN_BARE_CHARS
        ? bytes(uri).filter(bytes -> isExact(uri, bytes)).map(bytes -> Media.of(bytes, ""))
        : Optional.empty();
  }

  /**
   * Whether the bytes have no other spelling: decoding drops what bits are left over at the end,
   * and two names that look like base64 would be one file.
   */
  private static boolean isExact(String base64, byte[] bytes) {
    byte[] lastGroup = Arrays.copyOfRange(bytes, bytes.length - bytes.length % 3, bytes.length);
    return base64.replace("=", "").stripTrailing().endsWith(UNPADDED.encodeToString(lastGroup));
  }

  /** Whether what stands before the comma is the head of a data URI. */
  private static boolean isData(String uri, int comma) {
    return comma >= DATA.length() + BASE64.length()
        && DATA.equals(uri.substring(0, DATA.length()).toLowerCase(Locale.ROOT))
        && BASE64.equals(uri.substring(comma - BASE64.length(), comma).toLowerCase(Locale.ROOT));
  }

  private static Optional<byte[]> bytes(String base64) {
    try {
      String line = base64.indexOf('\n') < 0 ? base64 : base64.replace("\r", "").replace("\n", "");
      return Optional.of(Base64.getDecoder().decode(line));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no base64 after all: the text itself is compared
    }
  }
}
