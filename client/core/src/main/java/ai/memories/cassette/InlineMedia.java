package ai.memories.cassette;

import ai.memories.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.Optional;

/**
 * Puts the digest, length and type of inlined media in the place of its base64, so that a recording
 * stays small and reviewable and still tells any two files apart.
 */
final class InlineMedia {
  private static final String DATA = "data:";
  private static final String BASE64 = ";base64,";

  private InlineMedia() {}

  /** The part without nulls, its media digested; any other part only without nulls. */
  static JsonNode digested(ObjectNode part) {
    ObjectNode copy = Json.object();
    part.properties()
        .forEach(
            member -> {
              if (!member.getValue().isNull()) {
                copy.set(member.getKey(), member.getValue());
              }
            });
    JsonNode uri = copy.get("file_uri");
    if (uri != null && uri.isTextual()) {
      media(uri.textValue()).ifPresent(media -> replace(copy, media, uri.textValue()));
    }
    return copy;
  }

  private static void replace(ObjectNode part, byte[] media, String uri) {
    part.remove("file_uri");
    ObjectNode file = part.putObject("file");
    file.put("sha256", Fingerprint.sha256(media)).put("bytes", media.length);
    JsonNode stated = part.remove("mime_type");
    String type = stated == null ? declaredType(uri) : stated.asText();
    if (!type.isEmpty()) {
      file.put("mime_type", type);
    }
  }

  /** The bytes, of a data URI or of bare base64; none of an address. */
  private static Optional<byte[]> media(String uri) {
    if (uri.startsWith(DATA)) {
      int start = uri.indexOf(BASE64);
      return start < 0 ? Optional.empty() : decoded(uri.substring(start + BASE64.length()));
    }
    return uri.contains("://") ? Optional.empty() : decoded(uri);
  }

  private static Optional<byte[]> decoded(String base64) {
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no base64 after all: the text itself is compared
    }
  }

  private static String declaredType(String uri) {
    return uri.startsWith(DATA) ? uri.substring(DATA.length(), uri.indexOf(BASE64)) : "";
  }
}
