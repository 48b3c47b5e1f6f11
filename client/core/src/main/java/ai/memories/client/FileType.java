package ai.memories.client;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A kind of file known by its first bytes, or else by its name. A table of our own, since {@code
 * Files.probeContentType} answers differently on every system.
 *
 * @param mimeType what it is called
 * @param offset where the mark stands
 * @param mark the mark, a character a byte
 * @param extensions of file names, in lower case
 */
record FileType(String mimeType, int offset, String mark, List<String> extensions) {
  private static final int LONGEST_START = 16;

  private static final List<FileType> KNOWN =
      List.of(
          new FileType("image/png", 0, "\u0089PNG\r\n", List.of("png")),
          new FileType("image/jpeg", 0, "\u00ff\u00d8\u00ff", List.of("jpg", "jpeg")),
          new FileType("image/gif", 0, "GIF8", List.of("gif")),
          new FileType("image/webp", 8, "WEBP", List.of("webp")),
          new FileType("image/bmp", 0, "BM", List.of("bmp")),
          new FileType("image/heic", 4, "ftyphei", List.of("heic")),
          new FileType("image/heif", 4, "ftypmif1", List.of("heif")),
          new FileType("image/avif", 4, "ftypavif", List.of("avif")),
          new FileType("video/quicktime", 4, "ftypqt", List.of("mov")),
          // after the others of its family, whose marks begin with this one
          new FileType("video/mp4", 4, "ftyp", List.of("mp4", "m4v")),
          new FileType("video/webm", 0, "\u001aE\u00df\u00a3", List.of("webm")));

  /** What the first bytes say counts more than the name: names are often wrong. */
  static Optional<FileType> of(Path file, byte[] content) {
    int length = Math.min(content.length, LONGEST_START);
    String start = new String(content, 0, length, StandardCharsets.ISO_8859_1);
    return KNOWN.stream()
        .filter(type -> start.startsWith(type.mark, type.offset))
        .findFirst()
        .or(() -> byName(file));
  }

  /** Every extension in the table, for messages. */
  static String knownExtensions() {
    return KNOWN.stream()
        .flatMap(type -> type.extensions.stream())
        .collect(Collectors.joining(", "));
  }

  private static Optional<FileType> byName(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    String extension = name.substring(name.lastIndexOf('.') + 1);
    return KNOWN.stream().filter(type -> type.extensions.contains(extension)).findFirst();
  }
}
