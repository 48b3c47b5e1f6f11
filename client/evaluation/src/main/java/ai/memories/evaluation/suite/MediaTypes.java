package ai.memories.evaluation.suite;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** MIME types by the extension of a URL; a table of our own is the same on every system. */
final class MediaTypes {
  private static final Map<String, String> BY_EXTENSION =
      Map.ofEntries(
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("bmp", "image/bmp"),
          Map.entry("heic", "image/heic"),
          Map.entry("heif", "image/heif"),
          Map.entry("avif", "image/avif"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("m4v", "video/mp4"),
          Map.entry("mov", "video/quicktime"),
          Map.entry("webm", "video/webm"),
          Map.entry("mpeg", "video/mpeg"),
          Map.entry("mpg", "video/mpeg"),
          Map.entry("avi", "video/x-msvideo"));

  private MediaTypes() {}

  /** The type a URL's path ends in, its query and fragment left out. */
  static Optional<String> of(String uri) {
    String path = uri.replaceFirst("[?#].*$", "");
    String name = path.substring(path.lastIndexOf('/') + 1);
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(BY_EXTENSION.get(extension));
  }

  static boolean isVideo(String mimeType) {
    return mimeType.toLowerCase(Locale.ROOT).startsWith("video/");
  }
}
