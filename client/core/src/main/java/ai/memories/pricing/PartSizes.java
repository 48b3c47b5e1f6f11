package ai.memories.pricing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Weighs the parts of messages. Images and videos have rows in contract §5; for any other file
 * (PDF, audio, no mime type) nobody states one, so its size is unknown and a limit refuses the
 * call.
 */
final class PartSizes {
  private static final int SHOWN_URI_CHARS = 100;

  private final MediaTokens rows;
  private final Map<String, Duration> videoLengths;
  private final Optional<Duration> assumedLength;

  PartSizes(MediaTokens rows, Map<String, Duration> videoLengths, Optional<Duration> assumed) {
    this.rows = rows;
    this.videoLengths = videoLengths;
    this.assumedLength = assumed;
  }

  PartSize of(JsonNode part) {
    String type = part.path("type").asText("text");
    return switch (type) {
      case "text" -> PartSize.TEXT;
      case "input_file" -> file(part.path("file_uri").asText(), part.path("mime_type").asText());
      // How OpenAI's clients send an image, LangChain4j among them (contract §3).
      case "image_url" -> PartSize.of(rows.image(), part.path("image_url").path("url").asText());
      default ->
          PartSize.unknown(
              "a message part of type \""
                  + type
                  + "\" has no known number of tokens: use text or input_file, or "
                  + "run this call without a limit");
    };
  }

  private PartSize file(String uri, String mimeType) {
    String kind = mimeType.strip().toLowerCase(Locale.ROOT);
    if (kind.startsWith("image/")) {
      return PartSize.of(rows.image(), uri);
    }
    if (kind.startsWith("video/")) {
      return video(uri);
    }
    String named = kind.isEmpty() ? "without a mime type" : "of type " + kind;
    return PartSize.unknown(
        "the file "
            + shown(uri)
            + " "
            + named
            + " has no known number of tokens (images and videos have): correct its mime type, or"
            + " run this call without a limit");
  }

  private PartSize video(String uri) {
    return Optional.ofNullable(videoLengths.get(uri))
        .or(() -> assumedLength)
        .map(length -> PartSize.of(rows.video(length), uri))
        .orElseGet(
            () ->
                PartSize.unknown(
                    "the length of the video "
                        + shown(uri)
                        + " is not known: give it as \"seconds\" on the file, or set"
                        + " media.videoSeconds in memories.yaml to the longest there is"));
  }

  private static String shown(String uri) {
    if (PartSize.embedded(uri)) {
      return "(embedded)";
    }
    return uri.length() <= SHOWN_URI_CHARS ? uri : uri.substring(0, SHOWN_URI_CHARS) + "…";
  }
}
